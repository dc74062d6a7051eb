-- The same figures by term, for a term's history; the term * counts all documents.
SELECT term, concat_ws('|', strftime("hour", '%Y-%m-%dT%H'), coalesce(platform, ''), coalesce("language", '')) AS id, "hour", platform, "language",
  documents, unique_documents
FROM agg_term_hour
