-- Rows that break uniqueness: exact copies, and rows of one identity that say something else. Other counts are observations.
SELECT coalesce(sum(n - hashes + contents - 1), 0)::BIGINT
FROM (
  SELECT count(*) AS n, count(DISTINCT content_hash) AS hashes, count(DISTINCT content) AS contents
  FROM read_parquet({{files}})
  GROUP BY identity
  HAVING count(*) > 1)
