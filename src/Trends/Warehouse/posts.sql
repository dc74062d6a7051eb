-- Months of posts and news: every observation, and the latest version of each post. Keys and days are made once for a name or an hour, not for every post.
CREATE OR REPLACE TEMP VIEW staged AS SELECT * FROM ({{posts}});

CREATE OR REPLACE TEMP TABLE names AS
  SELECT name, key_of(name) AS name_key
  FROM (SELECT platform AS name FROM staged UNION SELECT "language" FROM staged UNION SELECT publisher FROM staged UNION SELECT category FROM staged UNION SELECT item FROM staged);

-- By quarters of an hour, which no zone cuts.
CREATE OR REPLACE TEMP TABLE local_days AS
  SELECT quarter_at, day_key(local_day(quarter_at)) AS date_key
  FROM (SELECT time_bucket(INTERVAL 15 MINUTES, published_at) AS quarter_at FROM staged GROUP BY quarter_at);

CREATE OR REPLACE TEMP VIEW observations AS SELECT *, key_of(entity::VARCHAR) AS post_key FROM staged;

CREATE OR REPLACE TEMP VIEW latest AS
  SELECT o.*, d.date_key, p.name_key AS platform_key, l.name_key AS language_key, u.name_key AS publisher_key, c.name_key AS category_key, i.name_key AS item_key
  FROM observations o
  ANTI JOIN (SELECT kind, identity FROM read_parquet({{superseded}})) s ON o.kind = s.kind AND o.identity = s.identity
  LEFT JOIN local_days d ON d.quarter_at = time_bucket(INTERVAL 15 MINUTES, o.published_at)
  LEFT JOIN names p ON p.name = o.platform
  LEFT JOIN names l ON l.name = o."language"
  LEFT JOIN names u ON u.name = o.publisher
  LEFT JOIN names c ON c.name = o.category
  LEFT JOIN names i ON i.name = o.item
