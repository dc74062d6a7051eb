namespace Trends.Simulator;

/// <summary>How a simulator is set up.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Gets or sets what the world is drawn from.</summary>
    /// <value>The default is 20260.</value>
    public int Seed { get; set; } = 20260;

    /// <summary>Gets or sets the number of items per platform within <see cref="Span"/>.</summary>
    /// <value>From 20. The default is 300; benchmarks take 20,000 and more.</value>
    public int Size { get; set; } = 300;

    /// <summary>Gets or sets how far back the world goes.</summary>
    /// <value>From 1 hour. The default is 14 days.</value>
    public TimeSpan Span { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Gets or sets how long new items keep coming after the start, at the same rate.</summary>
    /// <value>From 0. The default is 1 day.</value>
    public TimeSpan Ahead { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Gets or sets the clock of the world, of limits and of tokens.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets a value indicating whether limits refuse calls.</summary>
    /// <value>The default is <see langword="true"/>; benchmarks switch it off.</value>
    public bool WithLimits { get; set; } = true;

    /// <summary>Gets or sets what every limit is multiplied by.</summary>
    /// <value>Above 0. The default is 1; at least one call always goes through.</value>
    public double LimitScale { get; set; } = 1;

    /// <summary>Gets or sets a value indicating whether faults can be set over HTTP under <c>/_simulator</c>.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool WithControl { get; set; }

    /// <summary>Gets or sets the loopback port.</summary>
    /// <value>The default, 0, takes a free one.</value>
    public int Port { get; set; }

    /// <summary>Gets or sets how many requests the log keeps; counts cover all.</summary>
    /// <value>From 0. The default is 100,000.</value>
    public int LogCapacity { get; set; } = 100_000;
}
