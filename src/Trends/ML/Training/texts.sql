-- Labels have no title; the first select gives one to all.
SELECT content_of(title, "text"), label, "language", held_out
FROM (
  SELECT NULL::VARCHAR AS title WHERE false
  UNION ALL BY NAME
  SELECT * FROM read_parquet({{files}}, union_by_name = true, hive_partitioning = false))
WHERE label IS NOT NULL AND (title IS NOT NULL OR "text" IS NOT NULL)
