SELECT post_key, id AS post_id, kind, dataset, month, day_key(local_day(published_at)) AS date_key, published_at, observed_at,
  key_of(platform) AS platform_key, key_of(author) AS author_key, key_of(publisher) AS publisher_key, key_of("language") AS language_key,
  key_of(category) AS category_key, key_of(item) AS item_key,
  title, url, left(content, 280) AS excerpt, label, held_out, parent_id, likes, comments, shares, "views", engagement, imputed, outliers, unique_key
FROM latest
ORDER BY published_at, post_key
