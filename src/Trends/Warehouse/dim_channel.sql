SELECT DISTINCT key_of(name) AS channel_key, name AS channel
FROM (
  SELECT channel AS name FROM campaigns)
WHERE name IS NOT NULL
ORDER BY name
