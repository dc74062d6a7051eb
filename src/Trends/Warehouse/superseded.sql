-- Posts of which a later observation or version is known, in whatever month.
CREATE OR REPLACE TABLE seen AS SELECT kind, entity, identity, coalesce(observed_at, version_at) AS seen_at, content_hash, month FROM ({{posts}});
CREATE OR REPLACE TABLE superseded AS
  SELECT kind, identity, month FROM seen
  SEMI JOIN (SELECT entity FROM seen GROUP BY entity HAVING count(*) > 1) r USING (entity)
  QUALIFY row_number() OVER (PARTITION BY entity ORDER BY seen_at DESC, content_hash DESC, kind) > 1
