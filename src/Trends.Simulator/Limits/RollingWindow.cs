namespace Trends.Simulator.Limits;

/// <summary>So many in any stretch of time that ends now, as on Reddit (10 minutes), TikTok (1 minute) and Threads (24 hours).</summary>
/// <param name="Pool">The pool that calls count in.</param>
/// <param name="Limit">How many in the stretch.</param>
/// <param name="Window">The length of the stretch.</param>
public sealed record RollingWindow(string Pool, int Limit, TimeSpan Window) : LimitRule(Pool, Limit)
{
    internal override LimitMeter Start(int limit) => new Meter(this, limit);

    private sealed class Meter(RollingWindow rule, int limit) : LimitMeter
    {
        private readonly Queue<(DateTimeOffset At, int Cost)> _taken = new();
        private int _used;

        protected override LimitVerdict Count(DateTimeOffset now, int cost, string? item)
        {
            while (_taken.TryPeek(out (DateTimeOffset At, int Cost) first) && first.At + rule.Window <= now)
            {
                _used -= _taken.Dequeue().Cost;
            }

            bool allowed = _used + cost <= limit;
            if (allowed)
            {
                _taken.Enqueue((now, cost));
                _used += cost;
            }

            DateTimeOffset oldest = _taken.TryPeek(out (DateTimeOffset At, int Cost) next) ? next.At : now;
            return new(rule, allowed, limit, _used, oldest + rule.Window);
        }
    }
}
