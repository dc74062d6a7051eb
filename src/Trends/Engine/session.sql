-- Settings of every session, and the words that all scripts share.
SET memory_limit = {{memory}};
SET temp_directory = {{scratch}};
SET preserve_insertion_order = false;
-- Parts are read once; keeping them in memory too would only crowd out what is worked on.
SET enable_external_file_cache = false;
SET TimeZone = 'UTC';
SET autoinstall_known_extensions = false;
-- Writing by parts keeps a file open for each, and few rows in memory.
SET partitioned_write_max_open_files = 256;
SET partitioned_write_flush_threshold = 16384;
SET autoload_known_extensions = false;

-- A surrogate key: 63 bits of MD5 over the natural key, the same on every machine and at every version of the engine. (md5_number_lower goes by way of texts.)
CREATE MACRO key_of(natural_key) AS ((md5_number(natural_key) & 18446744073709551615::UHUGEINT)::UBIGINT >> 1)::BIGINT;

-- What a document says: title and text, but once where they are the same.
CREATE MACRO content_of(title, body) AS CASE WHEN title IS NULL THEN body ELSE concat_ws(' ', title, nullif(body, title)) END;
CREATE MACRO excerpt_of(title, body) AS CASE WHEN strlen(content_of(title, body)) <= 280 THEN content_of(title, body) ELSE left(content_of(title, body), 280) END;

-- The calendar day of an instant (UTC) in the configured zone, and its key yyyymmdd.
CREATE MACRO local_day(instant) AS timezone({{zone}}, timezone('UTC', instant))::DATE;
CREATE MACRO day_key(d) AS (year(d) * 10000 + month(d) * 100 + day(d))::INTEGER;

-- Sums that do not depend on the order of rows: exact to six decimals.
CREATE MACRO exact_sum(x) AS sum(TRY_CAST(x AS DECIMAL(38, 6)))::DOUBLE;
