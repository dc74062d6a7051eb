-- Hashes of a row's cells, two halves. Sums of halves do not depend on order and, being exact, miss no row and no repetition.
CREATE OR REPLACE MACRO sum_of(low, high) AS concat_ws(':', count(*), sum(low::HUGEINT), sum(high::HUGEINT));
