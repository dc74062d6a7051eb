using System.ComponentModel.DataAnnotations;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect;

/// <summary>Which platforms are read, and for what.</summary>
public sealed class SourcesOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Sources";

    /// <summary>Gets the search terms of every stream that takes terms and has none of its own.</summary>
    /// <value>Such as <c>["kpop", "선거"]</c>. Empty by default: streams that need terms then read nothing.</value>
    public IList<string> Terms { get; } = [];

    /// <summary>Gets the platforms by name; those that are not named are off.</summary>
    public IDictionary<string, PlatformOptions> Platforms { get; } = new Dictionary<string, PlatformOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets how many pages one read of a query takes at most; the next run goes on where it ended.</summary>
    /// <value>From 1 to 100,000. The default is 1,000.</value>
    [Range(1, 100_000)]
    public int MaxPages { get; set; } = 1_000;

    /// <summary>Gets or sets how long a read waits for a quota before it leaves the rest to the next run.</summary>
    /// <value>From 0 to 1 hour. The default is 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets how far back the first read of a stream goes.</summary>
    /// <value>From 1 hour to 365 days. By default what the stream's manifest says, otherwise 7 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan? FirstWindow { get; set; }

    /// <summary>Gets or sets how many parents' comments one run reads, the newest first.</summary>
    /// <value>From 0 to 10,000. The default is 200.</value>
    [Range(0, 10_000)]
    public int MaxParents { get; set; } = 200;

    /// <summary>Gets or sets the largest answer that is read, in bytes.</summary>
    /// <value>From 64 KiB to 256 MiB. The default is 32 MiB.</value>
    [Range(64 << 10, 256 << 20)]
    public int MaxAnswerBytes { get; set; } = 32 << 20;

    /// <summary>Gets or sets for how long posts are asked for again, to learn which were deleted at their platform.</summary>
    /// <value>From 0, which asks for none, to 365 days since they came. The default is 30 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan RecheckFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets how many calls a stream spends on that in one run; the next run goes on where they ended.</summary>
    /// <value>From 0, which asks for none, to 10,000. The default is 20.</value>
    [Range(0, 10_000)]
    public int RecheckCalls { get; set; } = 20;

    /// <summary>Gives what the settings say of a platform.</summary>
    /// <param name="platform">The platform.</param>
    internal SourceSettings Of(PlatformManifest platform) => new(platform, Platforms.TryGetValue(platform.Platform, out PlatformOptions? found) ? found : null);

    /// <summary>Tells whether a stream's posts are asked for again.</summary>
    /// <param name="stream">The stream.</param>
    internal bool Rechecks(Connector stream) => stream.Lookup is { } lookup && RecheckFor > TimeSpan.Zero && RecheckCalls > 0
        && ((Platforms.TryGetValue(stream.Platform.Platform, out PlatformOptions? platform) && platform.Streams.TryGetValue(stream.Manifest.Stream, out StreamOptions? own) ? own.Recheck : null) ?? !lookup.Plan.IsPaid);

    /// <summary>Gives the queries that the settings name for a stream; none where they name none.</summary>
    /// <param name="stream">The stream.</param>
    internal IList<string> QueriesOf(Connector stream)
        => Platforms.TryGetValue(stream.Platform.Platform, out PlatformOptions? platform) && platform.Streams.TryGetValue(stream.Manifest.Stream, out StreamOptions? own) ? own.Queries : [];

    /// <summary>Tells whether the settings switch a stream on.</summary>
    /// <param name="stream">The stream.</param>
    internal bool IsOn(Connector stream) => Platforms.TryGetValue(stream.Platform.Platform, out PlatformOptions? platform)
        && platform.Enabled
        && (!platform.Streams.TryGetValue(stream.Manifest.Stream, out StreamOptions? own) || own.Enabled);

    /// <summary>Gives the queries that a stream is read for: its own, its manifest's, or the common terms.</summary>
    /// <param name="stream">The stream; not one that asks about records of another.</param>
    /// <returns>A null alone for a stream that takes none; nothing where it needs some and has none.</returns>
    internal IReadOnlyList<string?> PlannedQueries(Connector stream)
    {
        if (stream.Manifest.Query is not { } facts)
        {
            return [null];
        }

        IList<string> own = QueriesOf(stream);
        IEnumerable<string> queries = own.Count > 0 ? own
            : facts.Default is { Count: > 0 } defaults ? defaults
            : facts.Type is QueryType.Term or QueryType.Tag ? Terms
            : [];
        return [.. queries.Select(q => q.Trim()).Where(q => q.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
