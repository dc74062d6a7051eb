SELECT DISTINCT key_of(name) AS term_key, name AS term
FROM (
  SELECT term AS name FROM agg_term_hour UNION SELECT term FROM signals)
WHERE name IS NOT NULL
ORDER BY name
