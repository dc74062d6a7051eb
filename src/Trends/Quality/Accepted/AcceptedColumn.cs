using Parquet;
using Parquet.Schema;

namespace Trends.Quality.Accepted;

/// <summary>One column of an accepted part: takes a value of every row, then writes them in another order.</summary>
internal abstract class AcceptedColumn
{
    /// <summary>Takes the value of the next row.</summary>
    /// <param name="row">The row; not kept.</param>
    public abstract void Add(AcceptedRow row);

    /// <summary>Forgets all rows and keeps the room for others.</summary>
    public abstract void Clear();

    /// <summary>Writes the values of some rows as the next column of a row group.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="field">The column's field.</param>
    /// <param name="rows">The rows' numbers, in order.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<int> rows, CancellationToken cancellationToken);

    /// <summary>Gives a buffer of at least so many elements; contents are of no use.</summary>
    protected static T[] Room<T>(ref T[] buffer, int length) => buffer.Length >= length ? buffer : buffer = new T[length];

    /// <summary>Puts a value behind the others.</summary>
    protected static void Append<T>(ref T[] values, ref int count, T value)
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, Math.Max(16, count * 2));
        }

        values[count++] = value;
    }
}
