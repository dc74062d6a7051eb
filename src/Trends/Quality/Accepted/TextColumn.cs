using Parquet;
using Parquet.Schema;

namespace Trends.Quality.Accepted;

/// <summary>A column of texts and nulls.</summary>
/// <param name="capacity">How many rows to expect.</param>
/// <param name="arena">Holds the texts.</param>
/// <param name="value">Gives the text of a row.</param>
internal sealed class TextColumn(int capacity, TextArena arena, Func<AcceptedRow, string?> value) : AcceptedColumn
{
    private TextRef[] _values = new TextRef[capacity];
    private ReadOnlyMemory<char>[] _packed = [];
    private int[] _levels = [];
    private int _count;
    private string? _last;

    /// <inheritdoc/>
    public override void Add(AcceptedRow row)
    {
        // Platform, language and the like are the same from row to row.
        string? text = value(row);
        bool same = text is not null && text == _last;
        Append(ref _values, ref _count, same ? _values[_count - 1] : arena.Add(text));
        _last = text;
    }

    /// <inheritdoc/>
    public override void Clear() => (_count, _last) = (0, null);

    /// <inheritdoc/>
    public override Task WriteAsync(ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<char>[] packed = Room(ref _packed, rows.Length);
        int[] levels = Room(ref _levels, rows.Length);
        ReadOnlySpan<int> order = rows.Span;
        int filled = 0;
        for (int i = 0; i < order.Length; i++)
        {
            TextRef text = _values[order[i]];
            levels[i] = text.HasText ? 1 : 0;
            if (text.HasText)
            {
                packed[filled++] = arena.Get(text);
            }
        }

        return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(field, packed.AsMemory(0, filled), levels.AsMemory(0, order.Length), null, cancellationToken);
    }
}
