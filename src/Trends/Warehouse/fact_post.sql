SELECT post_key, id AS post_id, kind, dataset, month, date_key, published_at, observed_at, platform_key, key_of(author) AS author_key, publisher_key, language_key,
  category_key, item_key, title, url, CASE WHEN strlen(content) <= 280 THEN content ELSE left(content, 280) END AS excerpt, label, held_out, parent_id,
  likes, comments, shares, "views", engagement, imputed, outliers, unique_key, month AS part
FROM latest
