-- A month's digest: how many rows stand in it, and the sum of their hashes, which no order changes. Left out is what tells copies of a record apart
-- (batch, line, time of receipt) and what is a function of the rest (terms).
SELECT p.month, count(*)::BIGINT AS row_count,
  concat(count(*), ':', sum(hash(p.h)::HUGEINT), ':', sum(hash(p.h, 'second')::HUGEINT)) AS digest
FROM (
  SELECT month, filename, file_row_number, hash({{columns}}) AS h
  FROM read_parquet({{files}}, filename = true, file_row_number = true)) p
ANTI JOIN losers l ON p.filename = l.file AND p.file_row_number = l.row_number
GROUP BY p.month
ORDER BY p.month
