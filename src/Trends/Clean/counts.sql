-- The rows of new parts, how many of them lost, and which parts hold which months.
SELECT p.path, any_value(p.is_new) AS is_new, count(*)::BIGINT AS row_count, count(l.row_number)::BIGINT AS lost
FROM keys k
JOIN parts p ON p.file = k.file
LEFT JOIN losers l ON l.file = k.file AND l.row_number = k.row_number
GROUP BY p.path
ORDER BY p.path
