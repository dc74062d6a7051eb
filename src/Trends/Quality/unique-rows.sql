-- Rows beyond the first of their identity.
SELECT coalesce(sum(n - 1), 0)::BIGINT
FROM (SELECT count(*) AS n FROM read_parquet({{files}}) GROUP BY identity HAVING count(*) > 1)
