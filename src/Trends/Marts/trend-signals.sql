-- Signals keep the unit of their source: searches at one, a rank or engagement at another. The id ends in a hash of the signal's key, as a source may spell
-- one term in two ways at one instant.
SELECT lower(t.term) AS term, concat_ws('|', strftime(s."at", '%Y-%m-%dT%H:%M:%S'), s.dataset, format('{:016x}', s.signal_key)) AS id, s."at", s.dataset,
  r.region, s."value", t.term AS name, s.part
FROM fact_signal s JOIN dim_term t USING (term_key) LEFT JOIN dim_region r USING (region_key)
