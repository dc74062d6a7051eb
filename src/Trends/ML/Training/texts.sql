SELECT content, label, "language", held_out
FROM read_parquet({files}, union_by_name = true, hive_partitioning = false)
WHERE label IS NOT NULL AND content IS NOT NULL
