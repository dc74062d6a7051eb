SELECT dataset, batch, row_number, month FROM losers ORDER BY month, dataset, batch, row_number
