namespace Trends.Simulator.Limits;

/// <summary>A limit as a platform documents it. Calls are counted per credential, in the pool that the rule names.</summary>
/// <param name="Pool">Rules of one name count together, whatever route or platform names them, such as the search kinds of Naver.</param>
/// <param name="Limit">How many calls, units or items.</param>
public abstract record LimitRule(string Pool, int Limit)
{
    /// <summary>Gets what one call costs.</summary>
    /// <value>The default is 1.</value>
    public int Cost { get; init; } = 1;

    /// <summary>Gets a value indicating whether the platform calls this a quota, spent for long, rather than a rate.</summary>
    public bool IsQuota { get; init; }

    internal abstract LimitMeter Start(int limit);
}
