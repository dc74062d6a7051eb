using Parquet;
using Parquet.Schema;

namespace Trends.Quality.Accepted;

/// <summary>A column without nulls.</summary>
/// <param name="capacity">How many rows to expect.</param>
/// <param name="value">Gives the value of a row.</param>
internal sealed class ValueColumn<T>(int capacity, Func<AcceptedRow, T> value) : AcceptedColumn
    where T : struct
{
    private T[] _values = new T[capacity];
    private T[] _buffer = [];
    private int _count;

    /// <inheritdoc/>
    public override void Add(AcceptedRow row) => Append(ref _values, ref _count, value(row));

    /// <inheritdoc/>
    public override void Clear() => _count = 0;

    /// <inheritdoc/>
    public override Task WriteAsync(ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        T[] buffer = Room(ref _buffer, rows.Length);
        ReadOnlySpan<int> order = rows.Span;
        for (int i = 0; i < order.Length; i++)
        {
            buffer[i] = _values[order[i]];
        }

        return group.WriteAsync<T>(field, buffer.AsMemory(0, order.Length), cancellationToken: cancellationToken);
    }

    /// <summary>Gives the value of a row.</summary>
    /// <param name="row">The row's number.</param>
    public T this[int row] => _values[row];
}
