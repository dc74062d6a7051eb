SELECT post_key, id AS post_id, kind, dataset, month, date_key, published_at, observed_at, platform_key, key_of(author) AS author_key, publisher_key, language_key,
  category_key, item_key, title, url, excerpt_of(title, "text") AS excerpt, label, held_out, parent_id,
  likes, comments, shares, "views", engagement, imputed, outliers, unique_key, month AS part
FROM latest
