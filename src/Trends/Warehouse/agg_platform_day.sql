SELECT date_key, platform_key, language_key,
  count(*)::BIGINT AS posts, count(DISTINCT unique_key)::BIGINT AS unique_posts, count(DISTINCT author)::BIGINT AS authors,
  sum(likes)::BIGINT AS likes, sum(comments)::BIGINT AS comments, sum(shares)::BIGINT AS shares, sum("views")::BIGINT AS "views",
  exact_sum(engagement) / count(engagement) AS engagement, month AS part
FROM latest
GROUP BY ALL
ORDER BY ALL
