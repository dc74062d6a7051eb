namespace Trends.Simulator.Limits;

/// <summary>Counts one credential's calls in one pool.</summary>
internal abstract class LimitMeter
{
    private readonly Lock _lock = new();

    /// <summary>Takes a call, or refuses it; what is refused is not counted.</summary>
    public LimitVerdict Take(DateTimeOffset now, int cost, string? item)
    {
        lock (_lock)
        {
            return Count(now, cost, item);
        }
    }

    protected abstract LimitVerdict Count(DateTimeOffset now, int cost, string? item);
}
