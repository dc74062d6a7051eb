using Parquet;
using Parquet.Schema;

namespace Trends.Quality.Accepted;

/// <summary>Writes the columns of one row group, in the schema's order.</summary>
internal sealed class AcceptedColumns(ParquetRowGroupWriter group, DataField[] fields, IReadOnlyList<AcceptedRow> rows, int from, int count)
{
    private int _field;

    /// <summary>Writes all columns.</summary>
    /// <param name="batch">The batch of the rows.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task WriteAsync(BatchRef batch, CancellationToken cancellationToken)
    {
        await ValuesAsync(r => r.Identity, cancellationToken);
        await ValuesAsync(r => r.Entity, cancellationToken);
        await ValuesAsync(r => r.ContentHash, cancellationToken);
        await ValuesAsync(r => r.VersionAt, cancellationToken);
        await NullablesAsync(r => r.EventAt, cancellationToken);
        await TextsAsync(r => r.Month);
        await TextsAsync(_ => batch.Dataset);
        await TextsAsync(_ => batch.Batch);
        await ValuesAsync(r => r.Line, cancellationToken);
        await ValuesAsync(r => r.HeldOut, cancellationToken);
        await TextsAsync(r => r.Extras);
        IReadOnlyList<CanonicalField> canonical = CanonicalSchema.For(batch.Kind).Fields;
        for (int i = 0; i < canonical.Count; i++)
        {
            await CellsAsync(canonical[i].Type, i, cancellationToken);
        }

        if (batch.Kind.IsPostLike() || batch.Kind == RecordKind.Labels)
        {
            await TextsAsync(r => r.Content);
        }

        if (batch.Kind.IsPostLike())
        {
            await ListsAsync(r => r.Terms, cancellationToken);
            await ValuesAsync(r => r.UniqueKey, cancellationToken);
        }
    }

    private Task CellsAsync(FieldType type, int i, CancellationToken cancellationToken) => type switch
    {
        FieldType.Count => NullablesAsync(r => (long?)r.Record[i], cancellationToken),
        FieldType.Number => NullablesAsync(r => (double?)r.Record[i], cancellationToken),
        FieldType.Instant => NullablesAsync(r => ((DateTimeOffset?)r.Record[i])?.UtcDateTime, cancellationToken),
        FieldType.Day => NullablesAsync(r => (DateOnly?)r.Record[i], cancellationToken),
        FieldType.TextList => ListsAsync(r => (string[]?)r.Record[i], cancellationToken),
        _ => TextsAsync(r => (string?)r.Record[i]),
    };

    private Task ValuesAsync<T>(Func<AcceptedRow, T> value, CancellationToken cancellationToken)
        where T : struct
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = value(rows[from + i]);
        }

        return group.WriteAsync<T>(fields[_field++], (ReadOnlyMemory<T>)values, cancellationToken: cancellationToken);
    }

    private Task NullablesAsync<T>(Func<AcceptedRow, T?> value, CancellationToken cancellationToken)
        where T : struct
    {
        T?[] values = new T?[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = value(rows[from + i]);
        }

        return group.WriteAsync<T>(fields[_field++], (ReadOnlyMemory<T?>)values, cancellationToken: cancellationToken);
    }

    private Task TextsAsync(Func<AcceptedRow, string?> value)
    {
        string?[] values = new string?[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = value(rows[from + i]);
        }

        return group.WriteAsync(fields[_field++], (IReadOnlyCollection<string>)values!);
    }

    /// <summary>Writes lists with their levels: 0 no list, 1 an empty one, 3 an element; repeats are elements after the first.</summary>
    private Task ListsAsync(Func<AcceptedRow, IReadOnlyList<string>?> value, CancellationToken cancellationToken)
    {
        List<ReadOnlyMemory<char>> elements = [];
        List<int> definitions = [];
        List<int> repetitions = [];
        for (int i = 0; i < count; i++)
        {
            IReadOnlyList<string>? list = value(rows[from + i]);
            if (list is not { Count: > 0 })
            {
                definitions.Add(list is null ? 0 : 1);
                repetitions.Add(0);
                continue;
            }

            for (int j = 0; j < list.Count; j++)
            {
                elements.Add(list[j].AsMemory());
                definitions.Add(3);
                repetitions.Add(j == 0 ? 0 : 1);
            }
        }

        return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(
            fields[_field++], elements.ToArray(), definitions.ToArray(), repetitions.ToArray(), cancellationToken);
    }
}
