namespace Trends.Quality.Accepted;

/// <summary>The accepted rows of a batch, column by column in the schema's order. One thread at a time.</summary>
internal sealed class AcceptedRows
{
    private readonly TextArena _arena = new();
    private readonly OptionalColumn<DateTime> _eventAt;
    private readonly ValueColumn<long> _line;
    private BatchRef _batch;

    /// <summary>Initializes a new instance of the <see cref="AcceptedRows"/> class.</summary>
    /// <param name="batch">The batch of the rows.</param>
    public AcceptedRows(BatchRef batch)
    {
        _batch = batch;
        int capacity = (int)Math.Clamp(batch.Rows, 1, 1 << 17);
        _eventAt = new(capacity, r => r.EventAt);
        _line = new(capacity, r => r.Line);
        List<AcceptedColumn> columns =
        [
            new ValueColumn<Guid>(capacity, r => r.Identity),
            new ValueColumn<Guid>(capacity, r => r.Entity),
            new ValueColumn<Guid>(capacity, r => r.ContentHash),
            new ValueColumn<DateTime>(capacity, r => r.VersionAt),
            _eventAt,
            new TextColumn(capacity, _arena, r => r.Month),
            new TextColumn(capacity, _arena, _ => _batch.Dataset),
            new TextColumn(capacity, _arena, _ => _batch.Batch),
            _line,
            new ValueColumn<bool>(capacity, r => r.HeldOut),
            new TextColumn(capacity, _arena, r => r.Extras),
        ];
        IReadOnlyList<CanonicalField> canonical = CanonicalSchema.For(batch.Kind).Fields;
        for (int i = 0; i < canonical.Count; i++)
        {
            columns.Add(Cells(canonical[i].Type, i, capacity, _arena));
        }

        if (batch.Kind.IsPostLike())
        {
            columns.Add(new ListColumn(capacity, _arena, r => r.Terms));
            columns.Add(new ValueColumn<ulong>(capacity, r => r.UniqueKey));
        }

        Columns = [.. columns];
    }

    /// <summary>Gets the columns in the schema's order.</summary>
    public AcceptedColumn[] Columns { get; }

    /// <summary>Gets how many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the kind of the rows.</summary>
    public RecordKind Kind => _batch.Kind;

    /// <summary>Forgets all rows and keeps the room for those of another batch of the kind.</summary>
    /// <param name="batch">The other batch.</param>
    public void Start(BatchRef batch)
    {
        _batch = batch;
        Count = 0;
        _arena.Clear();
        foreach (AcceptedColumn column in Columns)
        {
            column.Clear();
        }
    }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row; not kept.</param>
    public void Add(AcceptedRow row)
    {
        foreach (AcceptedColumn column in Columns)
        {
            column.Add(row);
        }

        Count++;
    }

    /// <summary>Gives the rows' numbers in order of time, those without time first, then of line.</summary>
    public int[] InOrder()
    {
        int[] order = new int[Count];
        (long Ticks, long Line)[] keys = new (long, long)[Count];
        for (int i = 0; i < Count; i++)
        {
            order[i] = i;
            keys[i] = (_eventAt[i]?.Ticks ?? -1, _line[i]);
        }

        Array.Sort(keys, order);
        return order;
    }

    private static AcceptedColumn Cells(FieldType type, int i, int capacity, TextArena arena) => type switch
    {
        FieldType.Count => new OptionalColumn<long>(capacity, r => (long?)r.Record[i]),
        FieldType.Number => new OptionalColumn<double>(capacity, r => (double?)r.Record[i]),
        FieldType.Instant => new OptionalColumn<DateTime>(capacity, r => ((DateTimeOffset?)r.Record[i])?.UtcDateTime),
        FieldType.Day => new OptionalColumn<DateOnly>(capacity, r => (DateOnly?)r.Record[i]),
        FieldType.TextList => new ListColumn(capacity, arena, r => (string[]?)r.Record[i]),
        _ => new TextColumn(capacity, arena, r => (string?)r.Record[i]),
    };
}
