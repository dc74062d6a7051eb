using Trends.Collect.Connect.Lookup;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Manifests;
using Trends.Collect.Mapping;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect;

/// <summary>A stream made ready: its manifest checked, its paths parsed.</summary>
public sealed class Connector
{
    private readonly Lazy<RecordMapper> _mapper;

    internal Connector(PlatformManifest platform, StreamManifest manifest, DatasetManifest dataset)
    {
        Platform = platform;
        Manifest = manifest;
        Dataset = dataset;
        Records = [.. manifest.Records.At.Select(at => JsonPath.TryParse(at)!)];
        Shape = [.. manifest.Records.Shape.Select(ShapeTest.Parse)];
        Skip = [.. (manifest.Records.Skip ?? []).Select(ShapeTest.Parse)];
        Quotas = [.. (platform.Quotas ?? []).Where(q => manifest.Quotas?.Contains(q.Name) != false)];
        PushQuotas = [.. (platform.Quotas ?? []).Where(q => manifest.Push?.Quotas?.Contains(q.Name) == true)];
        Code = StreamCodes.Find(manifest.Code);
        Lookup = manifest.Lookup is { } use ? new(platform.Lookups![use.By], use, this) : null;
        _mapper = new(() => new RecordMapper(dataset));
    }

    /// <summary>Gets the platform.</summary>
    public PlatformManifest Platform { get; }

    /// <summary>Gets the stream.</summary>
    public StreamManifest Manifest { get; }

    /// <summary>Gets how its raw records are read: what raw batches of it carry.</summary>
    public DatasetManifest Dataset { get; }

    /// <summary>Gets the name that settings, reports and raw paths use, such as <c>mastodon-tag</c>.</summary>
    public string Name => Dataset.Dataset;

    /// <summary>Gets the quotas that a call counts for.</summary>
    public IReadOnlyList<QuotaPlan> Quotas { get; }

    /// <summary>Gets what makes canonical records of its raw ones.</summary>
    public RecordMapper Mapper => _mapper.Value;

    /// <summary>Gets why its posts cannot be asked for by id; null where they can, and for what is no post.</summary>
    public NoLookup? NoLookup => Manifest.Lookup is null && Dataset.Kind.IsPostLike() ? Manifest.NoLookup ?? Platform.NoLookup : null;

    /// <summary>Gets how its posts are asked for by id; null where they cannot.</summary>
    internal LookupRules? Lookup { get; }

    /// <summary>Gets how it is pushed; null where it is not.</summary>
    public PushPlan? Push => Manifest.Push;

    /// <summary>Gets the quotas that a connection counts for.</summary>
    internal IReadOnlyList<QuotaPlan> PushQuotas { get; }

    /// <summary>Gets what completes its answers; null where they hold the records.</summary>
    internal IStreamCode? Code { get; }

    internal PathSegment[][] Records { get; }

    internal ShapeTest[] Shape { get; }

    internal ShapeTest[] Skip { get; }

    /// <summary>Gives the stream as another way into its platform has it; its records stay what they are.</summary>
    /// <param name="platform">The platform by that way.</param>
    internal Connector By(PlatformManifest platform)
        => new(platform, Manifest.Request is { } request && platform.InUse?.Paths?.TryGetValue(Manifest.Stream, out string? path) == true
            ? Manifest with { Request = request with { Path = path } }
            : Manifest, Dataset);
}
