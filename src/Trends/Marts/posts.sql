-- The posts that a trend names as evidence, each with the single words among its terms.
WITH named AS (SELECT DISTINCT unnest(evidence) AS post_key, part FROM agg_term_hour WHERE term <> '*'),
words AS (
  SELECT t.post_key, array_to_string(list_sort(list(t.term)), ' ') AS terms
  FROM fact_post_term t SEMI JOIN named n USING (post_key, part)
  WHERE NOT contains(t.term, ' ')
  GROUP BY t.post_key),
posts AS (SELECT *, format('{:016x}', post_key) AS id FROM fact_post SEMI JOIN named USING (post_key, part))
SELECT left(f.id, 4) AS bucket, f.id, f.post_id, f.kind, f.title, f.url, f.published_at, p.platform,
  l."language", f.excerpt, f.likes, f.comments, f.shares, f."views", w.terms, f.part
FROM posts f LEFT JOIN words w USING (post_key) LEFT JOIN dim_platform p USING (platform_key)
  LEFT JOIN dim_language l USING (language_key)
