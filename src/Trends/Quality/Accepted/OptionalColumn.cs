using Parquet;
using Parquet.Schema;

namespace Trends.Quality.Accepted;

/// <summary>A column of values and nulls.</summary>
/// <param name="capacity">How many rows to expect.</param>
/// <param name="value">Gives the value of a row.</param>
internal sealed class OptionalColumn<T>(int capacity, Func<AcceptedRow, T?> value) : AcceptedColumn
    where T : struct
{
    private T?[] _values = new T?[capacity];
    private T[] _packed = [];
    private int[] _levels = [];
    private int _count;

    /// <inheritdoc/>
    public override void Add(AcceptedRow row) => Append(ref _values, ref _count, value(row));

    /// <inheritdoc/>
    public override void Clear() => _count = 0;

    /// <inheritdoc/>
    public override Task WriteAsync(ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        T[] packed = Room(ref _packed, rows.Length);
        int[] levels = Room(ref _levels, rows.Length);
        ReadOnlySpan<int> order = rows.Span;
        int filled = 0;
        for (int i = 0; i < order.Length; i++)
        {
            T? cell = _values[order[i]];
            levels[i] = cell.HasValue ? 1 : 0;
            if (cell.HasValue)
            {
                packed[filled++] = cell.GetValueOrDefault();
            }
        }

        return group.WriteAllPartsAsync<T>(field, packed.AsMemory(0, filled), levels.AsMemory(0, order.Length), null, cancellationToken);
    }

    /// <summary>Gives the value of a row.</summary>
    /// <param name="row">The row's number.</param>
    public T? this[int row] => _values[row];
}
