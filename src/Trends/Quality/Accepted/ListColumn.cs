using Parquet;
using Parquet.Schema;

namespace Trends.Quality.Accepted;

/// <summary>A column of lists of texts and nulls.</summary>
/// <param name="capacity">How many rows to expect.</param>
/// <param name="arena">Holds the texts.</param>
/// <param name="value">Gives the list of a row.</param>
internal sealed class ListColumn(int capacity, TextArena arena, Func<AcceptedRow, IReadOnlyList<string>?> value) : AcceptedColumn
{
    // Definition levels of Parquet: no list, an empty one, an element.
    private const int NoList = 0;
    private const int EmptyList = 1;
    private const int Element = 3;

    private (int First, int Length)[] _lists = new (int, int)[capacity];
    private TextRef[] _elements = new TextRef[capacity];
    private ReadOnlyMemory<char>[] _packed = [];
    private int[] _definitions = [];
    private int[] _repetitions = [];
    private int _count;
    private int _elementCount;

    /// <inheritdoc/>
    public override void Add(AcceptedRow row)
    {
        IReadOnlyList<string>? list = value(row);
        Append(ref _lists, ref _count, (_elementCount, list?.Count ?? -1));
        for (int i = 0; i < list?.Count; i++)
        {
            Append(ref _elements, ref _elementCount, arena.Add(list[i]));
        }
    }

    /// <inheritdoc/>
    public override void Clear() => (_count, _elementCount) = (0, 0);

    /// <inheritdoc/>
    public override Task WriteAsync(ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        (int packed, int levels) = Gather(rows.Span);
        return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(
            field, _packed.AsMemory(0, packed), _definitions.AsMemory(0, levels), _repetitions.AsMemory(0, levels), cancellationToken);
    }

    private (int Packed, int Levels) Gather(ReadOnlySpan<int> order)
    {
        (int packed, int definitions, int repetitions) = (0, 0, 0);
        foreach (int row in order)
        {
            (int first, int length) = _lists[row];
            for (int i = 0; i < length; i++)
            {
                Append(ref _packed, ref packed, arena.Get(_elements[first + i]));
                Append(ref _definitions, ref definitions, Element);
                Append(ref _repetitions, ref repetitions, i == 0 ? 0 : 1);
            }

            if (length <= 0)
            {
                Append(ref _definitions, ref definitions, length < 0 ? NoList : EmptyList);
                Append(ref _repetitions, ref repetitions, 0);
            }
        }

        return (packed, definitions);
    }
}
