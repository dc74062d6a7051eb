-- The posts that a trend names as evidence.
WITH named AS (SELECT DISTINCT unnest(evidence) AS post_key FROM agg_term_hour WHERE term <> '*')
SELECT left(format('{:016x}', f.post_key), 4) AS bucket, format('{:016x}', f.post_key) AS id, f.post_id, f.kind, f.title, f.url, f.published_at, p.platform,
  l."language", f.excerpt, f.likes, f.comments, f.shares, f."views"
FROM fact_post f SEMI JOIN named n USING (post_key) LEFT JOIN dim_platform p USING (platform_key) LEFT JOIN dim_language l USING (language_key)
