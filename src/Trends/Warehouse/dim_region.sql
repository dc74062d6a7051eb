SELECT DISTINCT key_of(name) AS region_key, name AS region
FROM (
  SELECT region AS name FROM signals)
WHERE name IS NOT NULL
ORDER BY name
