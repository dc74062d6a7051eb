-- A campaign's day over all of its channels.
SELECT key_of(campaign) AS campaign_key, day_key("date") AS date_key, count(DISTINCT channel)::BIGINT AS channels, exact_sum(spend) AS spend,
  sum(impressions)::BIGINT AS impressions, sum(clicks)::BIGINT AS clicks, exact_sum(conversions) AS conversions, exact_sum(revenue) AS revenue, month AS part
FROM source
GROUP BY ALL
ORDER BY ALL
