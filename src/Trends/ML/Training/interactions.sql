SELECT "user", item, kind, "value"::DOUBLE, epoch_us("at")
FROM read_parquet({{files}}, union_by_name = true, hive_partitioning = false)
WHERE "user" IS NOT NULL AND item IS NOT NULL AND kind IS NOT NULL
