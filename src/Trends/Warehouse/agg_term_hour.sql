-- One row a term, hour, platform and language; the term * counts all documents. The evidence is the posts with the least unique keys, ascending: keys are hashes
-- of content, so this is a fair sample of at most sixteen without copies, and samples of several hours, or of several terms, can be joined and compared by them.
WITH uniques AS (
  SELECT term, "hour", platform, "language", unique_key, any_value(month) AS month, any_value("day") AS "day", count(*) AS documents, min(post_key) AS post_key
  FROM mentions
  GROUP BY term, "hour", platform, "language", unique_key),
hours AS (
  SELECT term, "hour", platform, "language", any_value(month) AS month, any_value("day") AS "day", sum(documents)::BIGINT AS documents, count(*) AS unique_documents,
    list_sort(list({'unique_key': unique_key, 'post_key': post_key}))[:16] AS evidence
  FROM uniques
  GROUP BY term, "hour", platform, "language"
  UNION ALL
  SELECT '*', "hour", platform, "language", any_value(month), any_value("day"), count(*), count(DISTINCT unique_key), []
  FROM documents
  WHERE wanted
  GROUP BY "hour", platform, "language")
SELECT key_of(term) AS term_key, term, "hour", day_key("day") AS date_key, key_of(platform) AS platform_key, key_of("language") AS language_key, platform, "language",
  documents, unique_documents, list_transform(evidence, lambda e: e.post_key) AS evidence, list_transform(evidence, lambda e: e.unique_key) AS evidence_keys,
  month AS part
FROM hours
