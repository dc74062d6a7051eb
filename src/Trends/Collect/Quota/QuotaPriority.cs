namespace Trends.Collect.Quota;

/// <summary>How urgent a call is. Lower priorities leave a share of each window to higher ones (<see cref="QuotaOptions.KeptShare"/>).</summary>
public enum QuotaPriority
{
    /// <summary>May use a window wholly.</summary>
    Normal,

    /// <summary>Leaves half of the kept share.</summary>
    Low,

    /// <summary>Fills gaps in the past; leaves the kept share.</summary>
    Backfill,
}
