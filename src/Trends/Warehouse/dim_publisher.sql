SELECT DISTINCT key_of(name) AS publisher_key, name AS publisher
FROM (
  SELECT publisher AS name FROM post_names)
WHERE name IS NOT NULL
ORDER BY name
