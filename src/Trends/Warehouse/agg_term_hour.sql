-- The evidence is the posts with the least unique keys, ascending: keys are hashes of content, so this is a fair sample of at most sixteen without copies, and
-- samples of several hours, or of several terms, can be joined and compared by their keys.
SELECT s.term_key, s.term, date_trunc('hour', m.published_at) AS "hour", day_key(any_value(m."day")) AS date_key,
  key_of(m.platform) AS platform_key, key_of(m."language") AS language_key, m.platform, m."language",
  count(*)::BIGINT AS documents, count(DISTINCT m.unique_key)::BIGINT AS unique_documents,
  CASE WHEN s.term = '*' THEN [] ELSE coalesce(min_by(m.post_key, m.unique_key, 16) FILTER (m.is_first), []) END AS evidence,
  CASE WHEN s.term = '*' THEN [] ELSE coalesce(min(m.unique_key, 16) FILTER (m.is_first), []) END AS evidence_keys
FROM mentions m JOIN supported s USING (term)
GROUP BY s.term_key, s.term, date_trunc('hour', m.published_at), m.platform, m."language"
ORDER BY s.term_key, "hour", m.platform, m."language"
