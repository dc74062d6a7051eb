SELECT key_of(campaign) AS campaign_key, key_of(channel) AS channel_key, day_key("date") AS date_key, dataset, spend, impressions, clicks, conversions, revenue,
  imputed, outliers, month AS part
FROM source
ORDER BY date_key, campaign_key, channel_key
