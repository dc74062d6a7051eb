SELECT key_of(identity::VARCHAR) AS event_key, dataset, key_of("user") AS user_key, key_of(item) AS item_key, kind, day_key(local_day("at")) AS date_key,
  "at", "value", value_z, "text" IS NOT NULL AS has_text, imputed, outliers, month AS part
FROM source
ORDER BY "at", event_key
