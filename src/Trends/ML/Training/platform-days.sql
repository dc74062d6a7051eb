-- date_key is yyyymmdd.
SELECT platform_key::VARCHAR, epoch_us(strptime(date_key::VARCHAR, '%Y%m%d')) AS at, sum(posts)::DOUBLE
FROM read_parquet({{files}}, union_by_name = true, hive_partitioning = false)
GROUP BY ALL ORDER BY 1, 2
