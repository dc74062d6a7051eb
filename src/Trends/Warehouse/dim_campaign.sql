SELECT DISTINCT key_of(name) AS campaign_key, name AS campaign
FROM (
  SELECT campaign AS name FROM campaigns)
WHERE name IS NOT NULL
ORDER BY name
