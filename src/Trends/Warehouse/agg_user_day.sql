SELECT key_of("user") AS user_key, day_key(local_day("at")) AS date_key, kind, count(*)::BIGINT AS events, count(DISTINCT item)::BIGINT AS items,
  exact_sum("value") AS value_sum, count("value")::BIGINT AS value_count, max("value") AS value_max, min("at") AS first_at, max("at") AS last_at, month AS part
FROM source
GROUP BY ALL
ORDER BY ALL
