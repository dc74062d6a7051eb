SELECT key_of(identity::VARCHAR) AS label_key, dataset, key_of("language") AS language_key, label, held_out, length("text")::BIGINT AS characters, month AS part
FROM source
ORDER BY label_key
