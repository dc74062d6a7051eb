namespace Trends.Quality.Metrics;

/// <summary>Counts row by row. One thread at a time.</summary>
/// <param name="schema">The schema of the rows.</param>
public sealed class QualityTally(CanonicalSchema schema)
{
    private readonly long[] _filled = new long[schema.Fields.Count];
    private readonly Dictionary<string, long>?[] _defects = new Dictionary<string, long>?[schema.Fields.Count];
    private readonly SortedDictionary<int, long> _delays = [];
    private readonly Dictionary<string, long> _broken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _quarantined = new(StringComparer.Ordinal);
    private long _rows;
    private long _required;
    private long _requiredFilled;
    private long _consistent;
    private DateTimeOffset? _newest;

    /// <summary>Counts a filled cell.</summary>
    /// <param name="field">The field's index.</param>
    /// <param name="reason">The reason class of its defect; null for none.</param>
    public void CountCell(int field, string? reason)
    {
        _filled[field]++;
        if (reason is not null)
        {
            Add(_defects[field] ??= new(StringComparer.Ordinal), reason);
        }
    }

    /// <summary>Counts a required cell.</summary>
    /// <param name="filled">Whether it is filled.</param>
    public void CountRequired(bool filled)
    {
        _required++;
        _requiredFilled += filled ? 1 : 0;
    }

    /// <summary>Counts a row.</summary>
    /// <param name="brokenRule">The first row rule that it breaks; null for none.</param>
    public void CountRow(string? brokenRule)
    {
        _rows++;
        if (brokenRule is null)
        {
            _consistent++;
        }
        else
        {
            Add(_broken, brokenRule);
        }
    }

    /// <summary>Counts a row that cannot be used.</summary>
    /// <param name="reason">The reason class.</param>
    public void CountQuarantined(string reason) => Add(_quarantined, reason);

    /// <summary>Takes note of the time of an accepted row.</summary>
    /// <param name="eventAt">When it happened.</param>
    /// <param name="receivedAt">When it was received, for live rows; null otherwise.</param>
    public void CountTime(DateTimeOffset eventAt, DateTimeOffset? receivedAt)
    {
        _newest = _newest is null || eventAt > _newest ? eventAt : _newest;
        if (receivedAt is { } received)
        {
            int bucket = DelaySketch.Bucket(received - eventAt);
            _delays[bucket] = _delays.GetValueOrDefault(bucket) + 1;
        }
    }

    /// <summary>Gives what was counted so far.</summary>
    public QualityCounts ToCounts()
    {
        SortedDictionary<string, FieldCounts> fields = new(StringComparer.Ordinal);
        for (int i = 0; i < _filled.Length; i++)
        {
            Dictionary<string, long> defects = new(_defects[i] ?? [], StringComparer.Ordinal);
            fields[schema.Fields[i].Name] = new(_filled[i], _filled[i] - defects.Values.Sum(), new SortedDictionary<string, long>(defects, StringComparer.Ordinal));
        }

        return new(
            _rows,
            _rows - _quarantined.Values.Sum(),
            _required,
            _requiredFilled,
            _consistent,
            _newest,
            new(new SortedDictionary<int, long>(_delays)),
            fields,
            new SortedDictionary<string, long>(_broken, StringComparer.Ordinal),
            new SortedDictionary<string, long>(_quarantined, StringComparer.Ordinal));
    }

    private static void Add(Dictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
