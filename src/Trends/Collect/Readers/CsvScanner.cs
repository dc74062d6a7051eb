namespace Trends.Collect.Readers;

/// <summary>Finds cells after RFC 4180, with one leniency that every spreadsheet has: a quote inside an unquoted cell is an ordinary character.</summary>
/// <param name="source">The window, which starts at a row.</param>
/// <param name="delimiter">What stands between cells.</param>
/// <param name="quote">What cells may be put between.</param>
internal sealed class CsvScanner(ByteSource source, byte delimiter, byte quote)
{
    /// <summary>Finds the cells of a row that has no quotes.</summary>
    internal void ScanPlain(int content, CsvCells cells)
    {
        cells.Clear();
        ReadOnlySpan<byte> row = source.Span[..content];
        int start = 0;
        for (int length = row.IndexOf(delimiter); length >= 0; length = row[start..].IndexOf(delimiter))
        {
            cells.Add(start, length, doubled: false);
            start += length + 1;
        }

        cells.Add(start, content - start, doubled: false);
    }

    /// <summary>Finds the cells of a row that has quotes and may go over several lines.</summary>
    internal CsvRow ScanQuoted(CsvCells cells)
    {
        cells.Clear();
        int at = 0;
        while (true)
        {
            bool quoted = source.At(at) == quote;
            int end = quoted ? QuotedCell(at + 1, cells) : PlainCell(at, cells);
            if (end < 0)
            {
                return CsvRow.Bad;
            }

            int next = source.At(end);
            if (next == delimiter)
            {
                at = end + 1;
                continue;
            }

            return next switch
            {
                < 0 => new(end, end, false),
                '\n' => new(end, end + 1, true),
                '\r' when source.At(end + 1) == '\n' => new(end, end + 2, true),
                '\r' when source.At(end + 1) < 0 => new(end, end + 1, false),
                _ => CsvRow.Bad,
            };
        }
    }

    private int QuotedCell(int start, CsvCells cells)
    {
        bool doubled = false;
        int from = start;
        while (true)
        {
            int at = source.IndexOf(quote, from, RecordLimits.Quoted);
            if (at < 0)
            {
                return -1;
            }

            if (source.At(at + 1) != quote)
            {
                cells.Add(start, at - start, doubled);
                return at + 1;
            }

            doubled = true;
            from = at + 2;
        }
    }

    private int PlainCell(int start, CsvCells cells)
    {
        int end = source.IndexOfAny(delimiter, (byte)'\n', start, RecordLimits.Record);
        if (end < 0 && source.Count >= RecordLimits.Record)
        {
            return -1;
        }

        end = end < 0 ? source.Count : end;
        bool lineEnd = source.At(end) is '\n' or < 0;
        end = lineEnd && end > start && source.Span[end - 1] == '\r' ? end - 1 : end;
        cells.Add(start, end - start, doubled: false);
        return end;
    }
}
