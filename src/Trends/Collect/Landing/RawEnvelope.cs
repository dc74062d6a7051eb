using Trends.Collect.Manifests;

namespace Trends.Collect.Landing;

/// <summary>The first line of a raw batch: where its records came from and how to read them.</summary>
/// <param name="Manifest">The manifest, whole.</param>
/// <param name="Source">The file's name or the source's.</param>
/// <param name="RequestUrl">The request that fetched it, without secrets; null for files.</param>
/// <param name="ReceivedAt">When it was received, in UTC.</param>
/// <param name="Collector">The collector's name and version.</param>
/// <param name="Batch">The batch's id.</param>
/// <param name="IsLive">Whether it was collected live, so that the time of receipt is part of a record's version. Files are not.</param>
public sealed record RawEnvelope(
    DatasetManifest Manifest,
    string Source,
    string? RequestUrl,
    DateTimeOffset ReceivedAt,
    string Collector,
    string Batch,
    bool IsLive);
