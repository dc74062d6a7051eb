namespace Trends.Monitoring;

/// <summary>What a rule makes of the measurements in its window.</summary>
public enum AlertAggregation
{
    /// <summary>The least.</summary>
    Minimum,

    /// <summary>The greatest.</summary>
    Maximum,

    /// <summary>The mean of all measurements.</summary>
    Average,

    /// <summary>Their sum.</summary>
    Total,

    /// <summary>The value that 95 of 100 stay under.</summary>
    Percentile95,
}
