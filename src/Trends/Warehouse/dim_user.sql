SELECT DISTINCT key_of(name) AS user_key, name AS "user"
FROM (
  SELECT "user" AS name FROM events)
WHERE name IS NOT NULL
ORDER BY name
