-- A month of posts and news: every observation, the latest version of each post, and the terms with enough support in the month to ever be a trend:
-- three documents within one day, or two where the month is small. The term * stands for every document. Of copies within an hour, is_first marks one.
CREATE OR REPLACE TEMP VIEW observations AS SELECT *, key_of(entity::VARCHAR) AS post_key FROM ({{posts}});

CREATE OR REPLACE TEMP VIEW latest AS
  SELECT o.* FROM observations o
  ANTI JOIN (SELECT kind, identity FROM read_parquet({{superseded}}) WHERE month = {{month}}) s ON o.kind = s.kind AND o.identity = s.identity;

CREATE OR REPLACE TEMP TABLE mentions AS
  SELECT post_key, unnest(list_distinct(list_append(terms, '*'))) AS term, published_at, local_day(published_at) AS "day", platform, "language", unique_key,
    row_number() OVER (PARTITION BY unique_key, date_trunc('hour', published_at), platform, "language" ORDER BY post_key) = 1 AS is_first
  FROM latest;

CREATE OR REPLACE TEMP TABLE supported AS
  SELECT term, key_of(term) AS term_key
  FROM (SELECT term, "day" FROM mentions GROUP BY term, "day" HAVING count(*) >= (SELECT CASE WHEN count(*) > 50000 THEN 3 ELSE 2 END FROM latest) OR term = '*')
  GROUP BY term
