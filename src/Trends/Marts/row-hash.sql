-- Hashes a row, given as text: the two halves of its MD5. Sums of halves do not depend on order and, being exact, miss no row and no repetition.
CREATE OR REPLACE MACRO low_half(row_text) AS md5_number_lower(row_text)::HUGEINT;
CREATE OR REPLACE MACRO high_half(row_text) AS md5_number_upper(row_text)::HUGEINT;
