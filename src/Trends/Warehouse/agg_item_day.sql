SELECT key_of(item) AS item_key, day_key(local_day("at")) AS date_key, kind, count(*)::BIGINT AS events, count(DISTINCT "user")::BIGINT AS users,
  exact_sum("value") AS value_sum, count("value")::BIGINT AS value_count, month AS part
FROM source
GROUP BY ALL
ORDER BY ALL
