SELECT DISTINCT key_of(name) AS category_key, name AS category
FROM (
  SELECT category AS name FROM posts)
WHERE name IS NOT NULL
ORDER BY name
