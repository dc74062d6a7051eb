using System.Collections.Concurrent;

namespace Trends.Monitoring;

/// <summary>One rule with its windows and where its alerts stand.</summary>
/// <param name="rule">The rule.</param>
internal sealed class RuleWatch(AlertRule rule)
{
    // What is told apart by more values than this is not told apart any further: memory stays bounded whatever tags come.
    private const int MostSplits = 100;
    private const string Rest = "(others)";

    private readonly ConcurrentDictionary<string, AlertWindow> _windows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AlertState> _states = new(StringComparer.Ordinal);

    /// <summary>Gets the rule.</summary>
    public AlertRule Rule => rule;

    /// <summary>Takes a measurement, if it counts for the rule.</summary>
    /// <param name="value">The value.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="now">The time, in ticks.</param>
    public void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, long now)
    {
        if (rule.Filter is { } filter && Find(tags, filter.Key) != filter.Value)
        {
            return;
        }

        string split = rule.SplitBy is { } tag ? Find(tags, tag) ?? string.Empty : string.Empty;
        if (!_windows.TryGetValue(split, out AlertWindow? window))
        {
            window = _windows.GetOrAdd(_windows.Count < MostSplits ? split : Rest, _ => new(rule.Window, rule.Aggregation == AlertAggregation.Percentile95));
        }

        window.Add(value, now);
    }

    /// <summary>Evaluates the rule.</summary>
    /// <param name="now">The time.</param>
    /// <returns>The alerts that fired or were resolved.</returns>
    public IEnumerable<AlertState> Evaluate(DateTimeOffset now)
    {
        foreach ((string split, AlertWindow window) in _windows)
        {
            (double value, long count) = window.Read(rule.Aggregation, now.Ticks);
            bool speaks = count >= rule.LeastCount;
            string state = !speaks ? AlertState.NoData : rule.IsBreachedBy(value) ? AlertState.Fired : AlertState.Ok;
            AlertState? before = _states.GetValueOrDefault(split);
            AlertState after = Make(state, split, speaks ? value : null, before?.State == state ? before.Since : now);
            _states[split] = after;
            if ((before?.State == AlertState.Fired) != (state == AlertState.Fired))
            {
                yield return after;
            }
        }
    }

    /// <summary>Gives where the rule's alerts stand.</summary>
    /// <param name="now">The time, for a rule without measurements.</param>
    public IReadOnlyCollection<AlertState> States(DateTimeOffset now)
        => _states.IsEmpty ? [Make(AlertState.NoData, string.Empty, null, now)] : [.. _states.Values];

    private static string? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == name)
            {
                return tag.Value as string ?? tag.Value?.ToString();
            }
        }

        return null;
    }

    private AlertState Make(string state, string split, double? value, DateTimeOffset since)
        => new(rule.Name, rule.Summary, rule.Severity, state, split.Length == 0 ? null : split, value, rule.Threshold, since);
}
