SELECT DISTINCT key_of(name) AS language_key, name AS "language"
FROM (
  SELECT "language" AS name FROM post_names UNION SELECT "language" FROM labels)
WHERE name IS NOT NULL
ORDER BY name
