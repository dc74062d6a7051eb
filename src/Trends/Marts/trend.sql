-- One row a term, hour (UTC), platform and language. prior28Count and prior28Days say how often, and on how many days, the term was mentioned there in
-- the 28 days before the row's day: what a serving query compares a window with. prior28UniqueCount leaves out copies within an hour. Evidence is written
-- as key:id, hexadecimal, with the first 48 bits of the key, which is enough to order and to tell apart.
WITH days AS (
  SELECT term_key, platform, "language", "hour"::DATE AS "day", sum(documents) AS documents, sum(unique_documents) AS unique_documents
  FROM agg_term_hour WHERE term <> '*' GROUP BY ALL),
history AS (
  SELECT term_key, platform, "language", "day", sum(documents) OVER before::BIGINT AS prior_count, sum(unique_documents) OVER before::BIGINT AS prior_unique,
    count(*) OVER before AS prior_days
  FROM days
  WINDOW before AS (PARTITION BY term_key, platform, "language" ORDER BY "day" RANGE BETWEEN INTERVAL 28 DAYS PRECEDING AND INTERVAL 1 DAY PRECEDING))
SELECT strftime(t."hour", '%Y-%m-%d') AS "day", concat_ws('|', strftime(t."hour", '%H'), t.term, coalesce(t.platform, ''), coalesce(t."language", '')) AS id,
  t."hour", t.term, t.platform, t."language", t.documents, t.unique_documents, coalesce(h.prior_count, 0) AS prior_count, h.prior_days,
  array_to_string(list_transform(list_zip(t.evidence_keys, t.evidence), lambda e: concat(to_hex(e[1] >> 16), ':', to_hex(e[2]))), ' ') AS evidence,
  coalesce(h.prior_unique, 0) AS prior_unique, t.part
FROM agg_term_hour t
JOIN history h ON h.term_key = t.term_key AND h."day" = t."hour"::DATE AND h.platform IS NOT DISTINCT FROM t.platform AND h."language" IS NOT DISTINCT FROM t."language"
WHERE t.term <> '*'
