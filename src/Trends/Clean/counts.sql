-- The rows of the parts, and how many of them lost.
SELECT p.path, p.is_new, k.row_count, coalesce(l.lost, 0)::BIGINT AS lost
FROM parts p
JOIN (SELECT filename AS file, count(*)::BIGINT AS row_count FROM read_parquet({{files}}, filename = true) GROUP BY filename) k ON p.file = k.file
LEFT JOIN (SELECT file, count(*)::BIGINT AS lost FROM losers GROUP BY file) l ON p.file = l.file
ORDER BY p.path
