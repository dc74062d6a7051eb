namespace Trends.Simulator.Limits;

/// <summary>One call, then a pause, as on GDELT (5 seconds).</summary>
/// <param name="Pool">The pool that calls count in.</param>
/// <param name="Gap">The shortest time between two calls.</param>
public sealed record Spacing(string Pool, TimeSpan Gap) : LimitRule(Pool, 1)
{
    // A pause does not shrink with the scale of the limits: scaled to more than one call it is as good as off.
    internal override LimitMeter Start(int limit) => new Meter(this, limit);

    private sealed class Meter(Spacing rule, int limit) : LimitMeter
    {
        private DateTimeOffset? _last;

        protected override LimitVerdict Count(DateTimeOffset now, int cost, string? item)
        {
            bool allowed = _last is null || now - _last >= rule.Gap / limit;
            _last = allowed ? now : _last;
            return new(rule, allowed, 1, 1, _last!.Value + (rule.Gap / limit));
        }
    }
}
