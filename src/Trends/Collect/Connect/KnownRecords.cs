using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Push;

namespace Trends.Collect.Connect;

/// <summary>What collecting keeps of single records beside raw: whose comments are asked for, and by which ids servers know them.</summary>
public sealed class KnownRecords
{
    private readonly ParentStore _parents;
    private readonly PushIds _ids;
    private readonly SourceCatalog _catalog;
    private readonly SourcesOptions _options;

    /// <summary>Initializes a new instance of the <see cref="KnownRecords"/> class.</summary>
    /// <param name="parents">Keeps whose comments are asked for.</param>
    /// <param name="ids">Keeps servers' own ids.</param>
    /// <param name="catalog">The streams.</param>
    /// <param name="options">Say which servers.</param>
    internal KnownRecords(ParentStore parents, PushIds ids, SourceCatalog catalog, IOptions<SourcesOptions> options)
        => (_parents, _ids, _catalog, _options) = (parents, ids, catalog, options.Value);

    /// <summary>Forgets records that are gone.</summary>
    /// <param name="isGone">Tells, by platform and id, whether a record is gone.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task ForgetAsync(Func<string, string, bool> isGone, CancellationToken cancellationToken)
    {
        await _parents.ForgetAsync(isGone, cancellationToken);
        foreach (PlatformManifest platform in _catalog.Streams.Where(s => s.Push?.LocalId is not null).Select(s => s.Platform).DistinctBy(p => p.Platform))
        {
            await _ids.ForgetAsync(platform, _options.Of(platform), id => isGone(platform.Platform, id), cancellationToken);
        }
    }
}
