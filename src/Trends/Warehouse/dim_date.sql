SELECT day_key(d) AS date_key, d AS "date", year(d) AS "year", quarter(d) AS "quarter", month(d) AS "month", day(d) AS "day", isodow(d) AS weekday,
  dayname(d) AS weekday_name, weekofyear(d) AS iso_week, isodow(d) >= 6 AS is_weekend
FROM (
  SELECT unnest(generate_series(min(d), max(d), INTERVAL 1 DAY))::DATE AS d
  FROM (
    SELECT local_day(published_at) AS d FROM posts UNION ALL SELECT local_day(coalesce(observed_at, published_at)) FROM posts
    UNION ALL SELECT local_day("at") FROM signals UNION ALL SELECT local_day("at") FROM events UNION ALL SELECT "date" FROM campaigns))
ORDER BY date_key
