namespace Trends.Simulator.Limits;

/// <summary>A bucket of points that fills up steadily, as on Twitch.</summary>
/// <param name="Pool">The pool that calls count in.</param>
/// <param name="Limit">The bucket's size.</param>
/// <param name="Window">How long an empty bucket takes to fill.</param>
public sealed record TokenBucket(string Pool, int Limit, TimeSpan Window) : LimitRule(Pool, Limit)
{
    internal override LimitMeter Start(int limit) => new Meter(this, limit);

    private sealed class Meter(TokenBucket rule, int limit) : LimitMeter
    {
        private readonly double _perSecond = limit / rule.Window.TotalSeconds;
        private double _points = limit;
        private DateTimeOffset? _at;

        protected override LimitVerdict Count(DateTimeOffset now, int cost, string? item)
        {
            _points = Math.Min(limit, _points + (Math.Max(0, (now - (_at ?? now)).TotalSeconds) * _perSecond));
            _at = now;
            bool allowed = _points >= cost;
            _points -= allowed ? cost : 0;
            double missing = allowed ? limit - _points : cost - _points;
            return new(rule, allowed, limit, limit - (int)_points, now.AddSeconds(missing / _perSecond));
        }
    }
}
