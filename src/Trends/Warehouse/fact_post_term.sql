SELECT post_key, key_of(term) AS term_key, term, day_key("day") AS date_key, published_at, month AS part
FROM mentions
