SELECT DISTINCT key_of(name) AS item_key, name AS item
FROM (
  SELECT item AS name FROM post_names UNION SELECT item FROM events)
WHERE name IS NOT NULL
ORDER BY name
