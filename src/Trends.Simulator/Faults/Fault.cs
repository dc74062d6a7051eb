namespace Trends.Simulator.Faults;

/// <summary>Something that goes wrong on one platform, until it is over.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Gets how many calls go well before it begins.</summary>
    /// <value>The default is 0.</value>
    public int After { get; init; }

    /// <summary>Gets how many calls it meets.</summary>
    /// <value>Null, the default: all until it is cleared or <see cref="Until"/>.</value>
    public int? Times { get; init; }

    /// <summary>Gets when it is over.</summary>
    /// <value>Null, the default: when it is cleared.</value>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets a part of the paths that it meets, such as <c>"/search"</c>.</summary>
    /// <value>Empty, the default: all paths.</value>
    public string Path { get; init; } = "";

    /// <summary>Gets the status code of <see cref="FaultKind.Status"/>.</summary>
    /// <value>The default is 503.</value>
    public int Status { get; init; } = 503;

    /// <summary>Gets the seconds of a <c>Retry-After</c> header beside <see cref="FaultKind.Status"/>.</summary>
    /// <value>Null, the default: no such header.</value>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Gets how late an answer of <see cref="FaultKind.Slow"/> comes.</summary>
    /// <value>The default is 1 second.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);
}
