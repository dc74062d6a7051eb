namespace Trends.Simulator.Limits;

/// <summary>So many different items in any stretch of time that ends now, repeats free, as Instagram's hashtags (30 in 7 days).</summary>
/// <param name="Pool">The pool that calls count in.</param>
/// <param name="Limit">How many different items.</param>
/// <param name="Window">The length of the stretch.</param>
public sealed record DistinctItems(string Pool, int Limit, TimeSpan Window) : LimitRule(Pool, Limit)
{
    internal override LimitMeter Start(int limit) => new Meter(this, limit);

    private sealed class Meter(DistinctItems rule, int limit) : LimitMeter
    {
        private readonly Dictionary<string, DateTimeOffset> _firstAsked = new(StringComparer.OrdinalIgnoreCase);

        protected override LimitVerdict Count(DateTimeOffset now, int cost, string? item)
        {
            foreach (string old in _firstAsked.Where(p => p.Value + rule.Window <= now).Select(p => p.Key).ToArray())
            {
                _firstAsked.Remove(old);
            }

            bool allowed = item is null || _firstAsked.ContainsKey(item) || _firstAsked.Count < limit;
            if (allowed && item is not null)
            {
                _firstAsked.TryAdd(item, now);
            }

            DateTimeOffset oldest = _firstAsked.Count == 0 ? now : _firstAsked.Values.Min();
            return new(rule, allowed, limit, _firstAsked.Count, oldest + rule.Window);
        }
    }
}
