SELECT DISTINCT key_of(name) AS language_key, name AS "language"
FROM (
  SELECT "language" AS name FROM posts UNION SELECT "language" FROM labels)
WHERE name IS NOT NULL
ORDER BY name
