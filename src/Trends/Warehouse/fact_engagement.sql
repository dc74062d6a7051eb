SELECT post_key, day_key(local_day(coalesce(observed_at, published_at))) AS date_key, coalesce(observed_at, published_at) AS observed_at,
  key_of(platform) AS platform_key, likes, comments, shares, "views", likes_z, comments_z, shares_z, views_z, engagement, month AS part
FROM observations
WHERE likes IS NOT NULL OR comments IS NOT NULL OR shares IS NOT NULL OR "views" IS NOT NULL
ORDER BY observed_at, post_key
