-- The terms with most documents; a term's hours over all platforms and languages.
WITH hours AS (
  SELECT term, "hour", sum(documents)::DOUBLE AS documents
  FROM read_parquet({{files}}, union_by_name = true, hive_partitioning = false)
  GROUP BY ALL),
top AS (SELECT term FROM hours GROUP BY term HAVING count(*) >= 12 ORDER BY sum(documents) DESC, term LIMIT 300)
SELECT term, epoch_us("hour"), documents FROM hours JOIN top USING (term) ORDER BY term, "hour"
