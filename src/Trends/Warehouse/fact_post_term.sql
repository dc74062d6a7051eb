SELECT m.post_key, s.term_key, s.term, day_key(m."day") AS date_key, m.published_at
FROM mentions m JOIN supported s USING (term)
WHERE term <> '*'
ORDER BY s.term_key, m.published_at, m.post_key
