-- The rows that stand in a slice's months, in order of time, so that each month lies together; and the statistics of their groups.
CREATE OR REPLACE TABLE slice AS
  SELECT p.* EXCLUDE (file_row_number)
  FROM read_parquet({{files}}, file_row_number = true) p
  ANTI JOIN (SELECT * FROM read_parquet({{losers}}) WHERE month IN (SELECT unnest({{months}}))) l
    ON p.dataset = l.dataset AND p.batch = l.batch AND p.file_row_number = l.row_number
  WHERE p.month >= {{first}} AND p.month <= {{last}} AND list_contains({{months}}, p.month)
  ORDER BY p.event_at, p.entity;

CREATE OR REPLACE TABLE stats AS
  SELECT {{stats}} FROM slice GROUP BY {{group}};
