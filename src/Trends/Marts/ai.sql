-- Feature rows of items and users. Predictions and feedback join the same container; their columns are empty here.
WITH items AS (
  SELECT item_key, sum(events)::DOUBLE AS events, sum(events) FILTER (kind = 'purchase')::DOUBLE AS purchases,
    exact_sum(CASE WHEN kind = 'rating' THEN value_sum END) / nullif(sum(value_count) FILTER (kind = 'rating'), 0) AS rating_mean
  FROM agg_item_day GROUP BY item_key),
mentions AS (SELECT item_key, count(*)::DOUBLE AS posts, exact_sum(engagement) / nullif(count(engagement), 0) AS engagement FROM fact_post WHERE item_key IS NOT NULL GROUP BY item_key),
users AS (
  SELECT user_key, sum(events)::DOUBLE AS events, sum(events) FILTER (kind = 'purchase')::DOUBLE AS purchases,
    exact_sum(CASE WHEN kind = 'rating' THEN value_sum END) / nullif(sum(value_count) FILTER (kind = 'rating'), 0) AS rating_mean
  FROM agg_user_day GROUP BY user_key),
features AS (
  SELECT 'item' AS subject_kind, d.item AS subject, i.events, i.purchases, i.rating_mean, m.posts, m.engagement
  FROM dim_item d LEFT JOIN items i USING (item_key) LEFT JOIN mentions m USING (item_key)
  UNION ALL
  SELECT 'user', u."user", s.events, s.purchases, s.rating_mean, NULL, NULL FROM users s JOIN dim_user u USING (user_key))
SELECT subject, concat('features|', subject_kind) AS id, 'features' AS row_kind, subject_kind, events, purchases, rating_mean, posts, engagement,
  NULL::VARCHAR AS prediction_id, NULL::VARCHAR AS model, NULL::VARCHAR AS version, NULL::DOUBLE AS predicted, NULL::DOUBLE AS lower_bound,
  NULL::DOUBLE AS upper_bound, NULL::VARCHAR AS outcome, NULL::VARCHAR AS comment, NULL::TIMESTAMP AS at_time
FROM features
