-- The evidence is the posts with the least keys: keys are hashes, so this is a fixed sample of at most sixteen.
SELECT s.term_key, s.term, date_trunc('hour', m.published_at) AS "hour", day_key(any_value(m."day")) AS date_key,
  key_of(m.platform) AS platform_key, key_of(m."language") AS language_key, m.platform, m."language",
  count(*)::BIGINT AS documents, count(DISTINCT m.unique_key)::BIGINT AS unique_documents,
  CASE WHEN s.term = '*' THEN [] ELSE min(m.post_key, 16) END AS evidence
FROM mentions m JOIN supported s USING (term)
GROUP BY s.term_key, s.term, date_trunc('hour', m.published_at), m.platform, m."language"
ORDER BY s.term_key, "hour", m.platform, m."language"
