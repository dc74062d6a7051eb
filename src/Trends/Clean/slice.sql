-- The rows that stand in a slice's months, read where they lie; and the statistics of their groups, from the narrow columns alone.
CREATE OR REPLACE VIEW standing AS
  SELECT p.* EXCLUDE (file_row_number)
  FROM read_parquet({{files}}, file_row_number = true) p
  ANTI JOIN (SELECT * FROM read_parquet({{losers}}) WHERE month IN (SELECT unnest({{months}}))) l
    ON p.dataset = l.dataset AND p.batch = l.batch AND p.file_row_number = l.row_number
  WHERE p.month >= {{first}} AND p.month <= {{last}} AND list_contains({{months}}, p.month);

CREATE OR REPLACE TABLE stats AS
  SELECT {{stats}} FROM standing GROUP BY {{group}};
