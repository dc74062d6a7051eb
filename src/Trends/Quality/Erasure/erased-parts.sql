-- Which accepted parts hold one of some posts, or anything of some authors.
SELECT DISTINCT filename
FROM read_parquet({{files}}, filename = true)
WHERE entity IN (SELECT unnest({{entities}}::VARCHAR[])::UUID) OR author IN (SELECT unnest({{authors}}::VARCHAR[]))
ORDER BY filename
