-- One row a campaign, channel and day, with running totals.
SELECT c.campaign, concat(strftime(d."date", '%Y-%m-%d'), '|', h.channel) AS id, h.channel, d."date"::TIMESTAMP AS day_at,
  f.spend, f.impressions, f.clicks, f.conversions, f.revenue,
  f.clicks / nullif(f.impressions, 0)::DOUBLE AS ctr, f.spend / nullif(f.clicks, 0) AS cpc, f.spend / nullif(f.conversions, 0) AS cpa,
  f.revenue / nullif(f.spend, 0) AS roas,
  sum(f.spend::DECIMAL(38, 6)) OVER running::DOUBLE AS running_spend, sum(f.conversions::DECIMAL(38, 6)) OVER running::DOUBLE AS running_conversions,
  sum(f.revenue::DECIMAL(38, 6)) OVER running::DOUBLE AS running_revenue
FROM fact_campaign_day f JOIN dim_campaign c USING (campaign_key) JOIN dim_channel h USING (channel_key) JOIN dim_date d USING (date_key)
WINDOW running AS (PARTITION BY f.campaign_key, f.channel_key ORDER BY f.date_key ROWS UNBOUNDED PRECEDING)
