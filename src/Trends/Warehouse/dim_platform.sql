SELECT DISTINCT key_of(name) AS platform_key, name AS platform
FROM (
  SELECT platform AS name FROM post_names)
WHERE name IS NOT NULL
ORDER BY name
