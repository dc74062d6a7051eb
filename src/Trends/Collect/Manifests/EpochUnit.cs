namespace Trends.Collect.Manifests;

/// <summary>The unit of times written as a number since 1970-01-01T00:00:00Z.</summary>
public enum EpochUnit
{
    /// <summary>The time is not such a number.</summary>
    None,

    /// <summary>Seconds; a fraction is allowed.</summary>
    Seconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,
}
