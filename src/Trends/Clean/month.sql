-- One month, cleaned.
WITH judged AS (
  SELECT s.*, {{judged}}
  FROM slice s JOIN stats g ON {{match}}
  WHERE s.month = {{month}})
SELECT {{columns}}
FROM judged
ORDER BY event_at, entity, identity
