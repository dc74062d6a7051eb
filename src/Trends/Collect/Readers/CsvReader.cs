using System.Text;
using System.Text.Unicode;
using Trends.Collect.Manifests;
using Trends.Collect.Quarantine;

namespace Trends.Collect.Readers;

/// <summary>Reads rows of delimited cells. A bad row costs itself and nothing else: reading goes on at the next line.</summary>
internal sealed class CsvReader : LineReader
{
    private readonly CsvScanner _scanner;
    private readonly CsvCells _cells = new();
    private readonly RecordBuffer _record = new();
    private readonly byte[][] _prefixes;
    private readonly byte? _quote;

    internal CsvReader(ByteSource source, DatasetFormat format, string name, IReadOnlyList<string>? columns)
        : base(source, name)
    {
        _quote = (byte?)format.Quote;
        _scanner = new(source, (byte)format.Delimiter, _quote ?? 0);
        Columns = columns ?? (format.Header ? ReadHeader(name) : format.Columns);
        _prefixes = [.. Columns.Select(Prefix)];
        if (Columns.Count == 0 || source.At(0) < 0)
        {
            Warn($"'{name}' has no rows. If it should have some, write it again.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    protected override ReceivedRecord Parse(int content, int length, bool ended)
    {
        CsvRow row = Scan(content, length, ended);
        bool multiLine = row.Next > length + 1;
        if (row.Content < 0 || (multiLine && _cells.Count != _prefixes.Length))
        {
            // A row over several lines that does not fit the columns is a quote that was closed by another row's.
            return ended
                ? Fail(QuarantineReasons.BadQuoting, "A quote is not closed, or closed in the middle of a cell.", content, length, ended)
                : Fail(QuarantineReasons.Truncated, "The file ends within a quoted cell.", content, length, ended);
        }

        string? reason = Check(row, out string message);
        return reason is null ? Emit(row) : FailRow(reason, message, row);
    }

    private static byte[] Prefix(string column, int index)
    {
        RecordBuffer buffer = new();
        buffer.Add((byte)(index == 0 ? '{' : ','));
        buffer.AddText(Encoding.UTF8.GetBytes(column));
        buffer.Add((byte)':');
        return buffer.Written.ToArray();
    }

    private CsvRow Scan(int content, int length, bool ended)
    {
        if (_quote is { } quote && Source.Span[..content].Contains(quote))
        {
            return _scanner.ScanQuoted(_cells);
        }

        _scanner.ScanPlain(content, _cells);
        return new(content, ended ? length + 1 : length, ended);
    }

    private string? Check(CsvRow row, out string message)
    {
        ReadOnlySpan<byte> bytes = Source.Span[..row.Content];
        message = string.Empty;
        if (bytes.Contains((byte)0))
        {
            message = "The row has a NUL byte.";
            return QuarantineReasons.NulByte;
        }

        if (!Utf8.IsValid(bytes))
        {
            message = "The row has bytes that are not UTF-8. Say the file's encoding in format.encoding.";
            return QuarantineReasons.BadUtf8;
        }

        if (_cells.Count > _prefixes.Length)
        {
            message = $"The row has {_cells.Count} cells for {_prefixes.Length} columns.";
            return QuarantineReasons.Ragged;
        }

        // A short last row was cut, whether or not something put a line feed after it.
        if (_cells.Count == _prefixes.Length || Source.At(row.Next) >= 0)
        {
            return null;
        }

        message = $"The file ends after {_cells.Count} of {_prefixes.Length} cells of its last row.";
        return QuarantineReasons.Truncated;
    }

    private ReceivedRecord Emit(CsvRow row)
    {
        ReadOnlySpan<byte> window = Source.Span;
        _record.Clear();
        for (int i = 0; i < _cells.Count; i++)
        {
            (int start, int length, bool doubled) = _cells[i];
            _record.Add(_prefixes[i]);
            if (doubled)
            {
                _record.AddQuotedCell(window.Slice(start, length), _quote!.Value);
            }
            else
            {
                _record.AddText(window.Slice(start, length));
            }
        }

        _record.Add((byte)'}');
        return Finish(row, new(Line, _record.Written, null));
    }

    private ReceivedRecord FailRow(string reason, string message, CsvRow row) =>
        Finish(row, new(Line, default, new(reason, message, Source.Slice(0, Math.Min(row.Content, RecordLimits.Kept)))));

    private ReceivedRecord Finish(CsvRow row, ReceivedRecord record)
    {
        Line += Source.Span[..row.Content].Count((byte)'\n');
        Source.Advance(row.Next);
        return record;
    }

    private IReadOnlyList<string> ReadHeader(string name)
    {
        while (NextLine(out int length, out bool ended))
        {
            Line++;
            int content = length > 0 && Source.Span[length - 1] == '\r' ? length - 1 : length;
            if (content == 0)
            {
                Consume(length, ended);
                continue;
            }

            CsvRow row = content < 0 ? CsvRow.Bad : Scan(content, length, ended);
            if (row.Content < 0 || !Utf8.IsValid(Source.Span[..row.Content]) || Source.Span[..row.Content].Contains((byte)0))
            {
                throw new InputException($"'{name}', line {Line}: the header cannot be read. Check format.encoding, format.delimiter and format.quote, or set \"header\": false.");
            }

            IReadOnlyList<string> names = Names();
            Finish(row, default);
            return names;
        }

        return [];
    }

    private List<string> Names()
    {
        List<string> names = [];
        for (int i = 0; i < _cells.Count; i++)
        {
            (int start, int length, bool doubled) = _cells[i];
            string cell = Encoding.UTF8.GetString(Source.Span.Slice(start, length)).Trim();
            cell = doubled ? cell.Replace($"{(char)_quote!}{(char)_quote}", $"{(char)_quote}", StringComparison.Ordinal) : cell;
            string unique = cell.Length == 0 ? $"column{i + 1}" : cell;
            names.Add(names.Contains(unique) ? $"{unique}#{i + 1}" : unique);
        }

        return names;
    }
}
