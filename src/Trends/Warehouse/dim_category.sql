SELECT DISTINCT key_of(name) AS category_key, name AS category
FROM (
  SELECT category AS name FROM post_names)
WHERE name IS NOT NULL
ORDER BY name
