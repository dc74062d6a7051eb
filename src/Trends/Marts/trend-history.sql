-- The hours of a term by month, for a term's history; the term * counts all documents. The month is that of the configured zone, so hours count from before
-- its beginning in UTC, or go on after its end.
WITH hours AS (
  SELECT term, platform, "language", "hour", part, strptime(part, '%Y-%m')::TIMESTAMP AS month_at, documents, unique_documents FROM agg_term_hour)
SELECT term, concat_ws('|', part, coalesce(platform, ''), coalesce("language", '')) AS id, platform, "language",
  sum(documents)::BIGINT AS documents, sum(unique_documents)::BIGINT AS unique_documents, max("hour") AS last_hour,
  array_to_string(list_transform(list_sort(list({'h': date_diff('hour', month_at, "hour"), 'd': documents, 'u': unique_documents})),
    lambda e: concat_ws(':', e.h, e.d, e.u)), ' ') AS "hours", part
FROM hours
GROUP BY term, platform, "language", part, month_at
