-- Rows that break uniqueness: exact copies, and rows of one identity that say something else. Other counts are observations.
-- Nearly every identity occurs once, so only the others are read with what they say.
WITH repeated AS (SELECT identity FROM read_parquet({{files}}) GROUP BY identity HAVING count(*) > 1)
SELECT coalesce(sum(n - hashes + contents - 1), 0)::BIGINT
FROM (
  SELECT count(*) AS n, count(DISTINCT content_hash) AS hashes, count(DISTINCT concat_ws(' ', title, nullif("text", title))) AS contents
  FROM read_parquet({{files}}) SEMI JOIN repeated USING (identity)
  GROUP BY identity)
