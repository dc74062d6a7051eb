-- The terms of months of posts and news that have enough support to ever be a trend, with the months before and after to tell. On a day a term is supported by
-- three documents, or two where the month is small; it is kept on that day, on the four weeks before, which a burst is compared with, and on the week after.
CREATE OR REPLACE TEMP VIEW latest AS
  SELECT o.kind, o.entity, o.month, o.published_at, o.platform, o."language", o.unique_key, o.terms
  FROM ({{posts}}) o
  ANTI JOIN (SELECT kind, identity FROM read_parquet({{superseded}})) s ON o.kind = s.kind AND o.identity = s.identity;

CREATE OR REPLACE TEMP TABLE month_sizes AS SELECT month, count(*) AS documents FROM latest GROUP BY month;

-- Of the months before and after, the days that have a say: a week before the first month, and four weeks after the last one.
CREATE OR REPLACE TEMP VIEW staged AS SELECT * FROM latest WHERE published_at >= {{from}}::TIMESTAMP AND published_at < {{to}}::TIMESTAMP;

-- By quarters of an hour, which no zone cuts.
CREATE OR REPLACE TEMP TABLE local_days AS
  SELECT quarter_at, local_day(quarter_at) AS "day" FROM (SELECT time_bucket(INTERVAL 15 MINUTES, published_at) AS quarter_at FROM staged GROUP BY quarter_at);

CREATE OR REPLACE TEMP TABLE documents AS
  SELECT key_of(o.entity::VARCHAR) AS post_key, o.month, list_contains({{months}}::VARCHAR[], o.month) AS wanted, o.published_at,
    date_trunc('hour', o.published_at) AS "hour", d."day", o.platform, o."language", o.unique_key, o.terms
  FROM staged o
  LEFT JOIN local_days d ON d.quarter_at = time_bucket(INTERVAL 15 MINUTES, o.published_at);

-- By the terms' hashes: two terms of one hash would be kept together, which harms nothing.
CREATE OR REPLACE TEMP TABLE term_days AS
  SELECT term_hash, "day", count(*) AS documents
  FROM (SELECT hash(unnest(terms)) AS term_hash, "day" FROM documents)
  GROUP BY term_hash, "day";

CREATE OR REPLACE TEMP TABLE day_support AS
  SELECT DISTINCT d."day", CASE WHEN m.documents > 7500 THEN 3 ELSE 2 END AS least FROM documents d JOIN month_sizes m USING (month);

CREATE OR REPLACE TEMP TABLE kept AS
  WITH marked AS (SELECT term_hash, "day", t.documents >= d.least AS supported FROM term_days t JOIN day_support d USING ("day"))
  SELECT term_hash, "day"
  FROM (
    SELECT term_hash, "day", bool_or(supported) OVER (PARTITION BY term_hash ORDER BY "day" RANGE BETWEEN INTERVAL 7 DAYS PRECEDING AND INTERVAL 28 DAYS FOLLOWING) AS near
    FROM marked SEMI JOIN (SELECT term_hash FROM marked WHERE supported) s USING (term_hash))
  WHERE near;

DROP TABLE term_days;

CREATE OR REPLACE TEMP TABLE mentions AS
  SELECT m.* FROM (
    SELECT post_key, unnest(terms) AS term, month, published_at, "hour", "day", platform, "language", unique_key FROM documents WHERE wanted) m
  SEMI JOIN kept k ON k.term_hash = hash(m.term) AND k."day" = m."day"
