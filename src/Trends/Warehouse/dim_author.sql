SELECT DISTINCT key_of(name) AS author_key, name AS author
FROM (
  SELECT author AS name FROM posts)
WHERE name IS NOT NULL
ORDER BY name
