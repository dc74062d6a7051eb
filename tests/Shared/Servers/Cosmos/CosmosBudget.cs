namespace Trends.Servers.Cosmos;

/// <summary>The throughput of an account: so many request units a second, and 429 for what comes beyond.</summary>
/// <param name="unitsPerSecond">The units; a write costs 5, everything else 1.</param>
/// <param name="clock">Tells the seconds.</param>
public sealed class CosmosBudget(int unitsPerSecond, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private long _second;
    private int _used;

    /// <summary>Gets how many operations were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Takes units.</summary>
    /// <param name="units">How many.</param>
    /// <returns>Null when there were enough; otherwise the refusal, with the time until there are.</returns>
    public CosmosReply? Take(int units)
    {
        lock (_lock)
        {
            long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (now / 1000 != _second)
            {
                (_second, _used) = (now / 1000, 0);
            }

            if (_used + units <= unitsPerSecond)
            {
                _used += units;
                return null;
            }

            Refused++;
            return CosmosReply.Error(429, "Request rate is large.", 3200).With("x-ms-retry-after-ms", $"{1000 - (now % 1000)}");
        }
    }
}
