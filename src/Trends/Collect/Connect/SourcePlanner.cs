using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect;

/// <summary>Lists what a run reads from the configured sources.</summary>
public sealed class SourcePlanner
{
    private readonly SourceCatalog _catalog;
    private readonly ParentStore _parents;
    private readonly SourcesOptions _options;

    /// <summary>Initializes a new instance of the <see cref="SourcePlanner"/> class.</summary>
    /// <param name="catalog">The streams.</param>
    /// <param name="parents">Gives the records whose comments are read.</param>
    /// <param name="options">The settings.</param>
    internal SourcePlanner(SourceCatalog catalog, ParentStore parents, IOptions<SourcesOptions> options) => (_catalog, _parents, _options) = (catalog, parents, options.Value);

    /// <summary>Lists the reads of a run: first the streams that stand for themselves, in a second step those that read what belongs to their records.</summary>
    /// <param name="from">Start of a back-fill's window; null for an incremental run.</param>
    /// <param name="to">Its end; null for now.</param>
    /// <param name="ofParents">Whether to list the second step.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InputException">A platform that is on lacks settings; all of them are named.</exception>
    public async Task<IReadOnlyList<SourceRead>> PlanAsync(DateTimeOffset? from, DateTimeOffset? to, bool ofParents, CancellationToken cancellationToken)
    {
        Check();
        List<SourceRead> reads = [];
        foreach (Connector stream in _catalog.Streams.Where(s => s.Manifest.IsPolled && _options.IsOn(s)).Where(s => (s.Manifest.Query?.Type == QueryType.Parent) == ofParents))
        {
            IReadOnlyList<string?> queries = ofParents
                ? await _parents.ListAsync(stream, _options.MaxParents, cancellationToken)
                : _options.PlannedQueries(stream);
            reads.AddRange(queries.Select(query => new SourceRead(stream.Name, query, from, to)));
        }

        return reads;
    }

    /// <summary>Lists the streams whose posts are asked for again.</summary>
    /// <returns>Their names.</returns>
    public IReadOnlyList<string> PlanRechecks() => [.. _catalog.Streams.Where(_options.IsOn).Where(_options.Rechecks).Select(s => s.Name)];

    private void Check()
    {
        string[] unknown = [.. _options.Platforms.Keys.Where(name => _catalog.Platforms.All(p => !p.Platform.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        if (unknown.Length > 0)
        {
            throw new InputException($"Sources:Platforms names '{string.Join("', '", unknown)}', which is no platform. Known are: {string.Join(", ", _catalog.Platforms.Select(p => p.Platform))}.");
        }

        string[] misspelt = [.. _catalog.Platforms.SelectMany(p => SettingNames.Unknown(p, _catalog.Of(p.Platform).Select(s => s.Manifest.Stream), _options.Platforms.TryGetValue(p.Platform, out PlatformOptions? own) ? own : null))];
        if (misspelt.Length > 0)
        {
            throw new InputException($"Settings of sources that nothing reads:\n  {string.Join("\n  ", misspelt)}");
        }

        string[] missing = [.. _catalog.Platforms.Select(_options.Of).Where(s => s.IsEnabled).SelectMany(s => s.Missing)];
        if (missing.Length > 0)
        {
            throw new InputException($"Sources that are switched on lack settings:\n  {string.Join("\n  ", missing)}");
        }
    }
}
