-- Months of a kind.
CREATE OR REPLACE TEMP VIEW source AS {{posts}}
