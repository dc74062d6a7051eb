using System.Collections.Concurrent;

namespace Trends.Simulator.Limits;

/// <summary>Every credential's meters.</summary>
internal sealed class LimitBook(bool enabled, double scale)
{
    private readonly ConcurrentDictionary<(string Credential, LimitRule Rule), LimitMeter> _meters = new();

    /// <summary>Takes a call from every rule, in order, until one refuses.</summary>
    /// <returns>The verdict of the rule that refuses, else of the first rule; null where nothing is limited.</returns>
    public LimitVerdict? Take(IReadOnlyList<LimitRule> rules, string credential, DateTimeOffset now, string? item)
    {
        if (!enabled)
        {
            return null;
        }

        LimitVerdict? first = null;
        foreach (LimitRule rule in rules)
        {
            // Cost is the call's matter, not the meter's: calls of different cost share a meter.
            LimitMeter meter = _meters.GetOrAdd((credential, rule with { Cost = 1 }), static (key, scale) => key.Rule.Start(Scaled(key.Rule.Limit, scale)), scale);
            LimitVerdict verdict = meter.Take(now, rule.Cost, item);
            first ??= verdict;
            if (!verdict.Allowed)
            {
                return verdict;
            }
        }

        return first;
    }

    private static int Scaled(int limit, double scale) => (int)Math.Clamp(limit * scale, 1, int.MaxValue);
}
