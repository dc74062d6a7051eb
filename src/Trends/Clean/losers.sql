SELECT batch, row_number, month FROM losers ORDER BY month, batch, row_number
