-- One row a user.
WITH ends AS (SELECT max("at") AS newest FROM fact_event),
days AS (
  SELECT user_key, sum(events)::BIGINT AS events, count(DISTINCT date_key)::BIGINT AS active_days, min(first_at) AS first_at, max(last_at) AS last_at,
    sum(events) FILTER (kind = 'view' OR kind = 'pageview')::BIGINT AS views, sum(events) FILTER (kind = 'click')::BIGINT AS clicks,
    sum(events) FILTER (kind = 'cart')::BIGINT AS carts, sum(events) FILTER (kind = 'purchase')::BIGINT AS purchases,
    exact_sum(CASE WHEN kind = 'purchase' THEN value_sum END) AS purchase_value,
    sum(events) FILTER (kind = 'rating')::BIGINT AS ratings,
    exact_sum(CASE WHEN kind = 'rating' THEN value_sum END) / nullif(sum(value_count) FILTER (kind = 'rating'), 0) AS rating_mean,
    sum(events) FILTER (kind = 'review')::BIGINT AS reviews, sum(events) FILTER (kind = 'mission')::BIGINT AS missions,
    sum(events) FILTER (kind = 'checklist')::BIGINT AS checklists, max(value_max) FILTER (kind = 'progress') AS progress_max,
    exact_sum(CASE WHEN kind = 'satisfaction' THEN value_sum END) / nullif(sum(value_count) FILTER (kind = 'satisfaction'), 0) AS satisfaction_mean,
    exact_sum(CASE WHEN kind = 'dwell' THEN value_sum END) AS dwell_seconds
  FROM agg_user_day GROUP BY user_key),
seen AS (SELECT user_key, count(DISTINCT item_key)::BIGINT AS items FROM fact_event GROUP BY user_key)
SELECT u."user", u."user" AS id, d.events, s.items, d.active_days, d.first_at, d.last_at, (epoch(e.newest - d.last_at) / 86400)::DOUBLE AS recency_days,
  coalesce(d.views, 0) AS views_count, coalesce(d.clicks, 0) AS clicks, coalesce(d.carts, 0) AS carts, coalesce(d.purchases, 0) AS purchases, d.purchase_value,
  coalesce(d.ratings, 0) AS ratings, d.rating_mean, coalesce(d.reviews, 0) AS reviews, coalesce(d.missions, 0) AS missions,
  coalesce(d.checklists, 0) AS checklists, d.progress_max, d.satisfaction_mean, d.dwell_seconds
FROM days d JOIN seen s USING (user_key) JOIN dim_user u USING (user_key) CROSS JOIN ends e
