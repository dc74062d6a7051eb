SELECT campaign, channel, "date", spend::DOUBLE, coalesce(impressions, 0)::DOUBLE, coalesce(clicks, 0)::DOUBLE,
  coalesce(conversions, 0)::DOUBLE, coalesce(revenue, 0)::DOUBLE
FROM read_parquet({{files}}, union_by_name = true, hive_partitioning = false)
WHERE spend >= 0
