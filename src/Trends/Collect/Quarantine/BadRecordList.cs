namespace Trends.Collect.Quarantine;

/// <summary>Counts the bad records of one batch at one stage by reason, and keeps the first of each. One thread at a time.</summary>
/// <param name="stage">The stage.</param>
/// <param name="dataset">The dataset.</param>
/// <param name="file">The file's name, or the source's.</param>
internal sealed class BadRecordList(string stage, string dataset, string file)
{
    private readonly Dictionary<(string Reason, string? Field), Entry> _entries = [];

    /// <summary>Adds a record that is set aside.</summary>
    /// <param name="reason">The reason class.</param>
    /// <param name="line">Its line.</param>
    /// <param name="message">What is wrong.</param>
    internal void Add(string reason, long line, string message)
    {
        if (Count(reason, field: null) is { } examples)
        {
            examples.Add(new(file, line, reason, message));
        }
    }

    // The list that wants it as example; null when it has enough, so that no message is made in vain.
    private List<BadRecordExample>? Count(string reason, string? field)
    {
        if (!_entries.TryGetValue((reason, field), out Entry? entry))
        {
            _entries[(reason, field)] = entry = new();
        }

        entry.Count++;
        return entry.Examples.Count < BadRecords.MostExamples ? entry.Examples : null;
    }

    /// <summary>Adds a cell that is emptied.</summary>
    /// <param name="field">The field.</param>
    /// <param name="reason">The reason class.</param>
    /// <param name="line">The record's line.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="show">Makes the cell's text, when it is wanted.</param>
    internal void AddCell(string field, string reason, long line, object cell, Func<object, string> show)
    {
        if (Count(reason, field) is { } examples)
        {
            examples.Add(new(file, line, reason, $"{field} is '{show(cell)}'. The cell is left empty, the record stays."));
        }
    }

    /// <summary>Gives what was found.</summary>
    /// <param name="quarantine">The object that holds the records; null when nothing was set aside.</param>
    internal IReadOnlyList<BadRecords> ToList(string? quarantine) => BadRecords.Merge(_entries.Select(e => new BadRecords(
        stage,
        dataset,
        e.Key.Reason,
        e.Key.Field,
        e.Value.Count,
        e.Key.Field is null ? quarantine : null,
        Fixes.Of(e.Key.Reason),
        e.Value.Examples)));

    private sealed class Entry
    {
        public long Count { get; set; }

        public List<BadRecordExample> Examples { get; } = [];
    }
}
