-- Decides which rows of all accepted parts lose: to a newer version of the same identity, or to an equal copy.
-- Most identities occur once, so only the others are read with their versions and ordered.
CREATE OR REPLACE TABLE parts AS
  SELECT unnest({{files}}) AS file, unnest({{paths}}) AS path, unnest({{new}}) AS is_new;

CREATE OR REPLACE TABLE repeated AS
  SELECT identity FROM read_parquet({{files}}) GROUP BY identity HAVING count(*) > 1;

-- The version that stands is the greatest (version_at, content_hash). Of its copies the first one stands, so that a copy that comes later changes nothing.
CREATE OR REPLACE TABLE losers AS
  WITH keys AS (
    SELECT identity, content_hash, version_at, month, dataset, batch, line, filename AS file, file_row_number AS row_number
    FROM read_parquet({{files}}, filename = true, file_row_number = true) SEMI JOIN repeated USING (identity)),
  versions AS (
    SELECT *, first_value(content_hash) OVER (PARTITION BY identity ORDER BY version_at DESC, content_hash DESC) AS standing FROM keys)
  SELECT file, dataset, batch, row_number, month
  FROM versions
  QUALIFY row_number() OVER (
    PARTITION BY identity
    ORDER BY (content_hash = standing) DESC, dataset, version_at, batch, line, row_number) > 1;
