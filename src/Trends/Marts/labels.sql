-- Pseudonyms are made with a key of the data folder, so the same content has others elsewhere. A label stands for a pseudonym instead: what the rows that
-- carry it say otherwise. Two persons with the same rows share a label, and may.
CREATE OR REPLACE TABLE labels AS
  SELECT person, key_of(person) AS person_key, concat('person-', md5(sum_of(low, high))) AS person_label
  FROM ({{carriers}})
  GROUP BY person
