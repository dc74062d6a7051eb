-- The months of a slice, cleaned. Rows stream from the parts to the months' files: their order in a file means nothing.
WITH judged AS (
  SELECT s.*, {{judged}}
  FROM standing s JOIN stats g ON {{match}})
SELECT {{columns}}
FROM judged
