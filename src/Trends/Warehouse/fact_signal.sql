SELECT key_of(identity::VARCHAR) AS signal_key, dataset, key_of(term) AS term_key, key_of(region) AS region_key, day_key(local_day("at")) AS date_key,
  "at", "value", value_z, imputed, outliers, month AS part
FROM source
ORDER BY "at", signal_key
