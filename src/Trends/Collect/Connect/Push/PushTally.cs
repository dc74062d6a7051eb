namespace Trends.Collect.Connect.Push;

/// <summary>What listening to a stream gave so far.</summary>
internal sealed class PushTally
{
    /// <summary>Gets or sets how often it was connected to.</summary>
    internal int Connects { get; set; }

    /// <summary>Gets or sets how many messages came.</summary>
    internal long Messages { get; set; }

    /// <summary>Gets or sets how many of them spoke of no query.</summary>
    internal long Unwanted { get; set; }

    /// <summary>Gets or sets how many are stored in the hub.</summary>
    internal long Sent { get; set; }

    /// <summary>Gets or sets how many connections were given up for their silence.</summary>
    internal int Silences { get; set; }

    /// <summary>Gets or sets what went wrong last, in words; null for nothing.</summary>
    internal string? Message { get; set; }
}
