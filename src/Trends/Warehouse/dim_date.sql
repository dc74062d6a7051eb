SELECT day_key(d) AS date_key, d AS "date", year(d) AS "year", quarter(d) AS "quarter", month(d) AS "month", day(d) AS "day", isodow(d) AS weekday,
  dayname(d) AS weekday_name, weekofyear(d) AS iso_week, isodow(d) >= 6 AS is_weekend
FROM (
  SELECT unnest(generate_series(min(d), max(d), INTERVAL 1 DAY))::DATE AS d
  FROM (
    SELECT local_day(unnest([min(published_at), max(published_at), min(observed_at), max(observed_at)])) AS d FROM posts
    UNION ALL SELECT local_day(unnest([min("at"), max("at")])) FROM signals
    UNION ALL SELECT local_day(unnest([min("at"), max("at")])) FROM events
    UNION ALL SELECT unnest([min("date"), max("date")]) FROM campaigns))
ORDER BY date_key
