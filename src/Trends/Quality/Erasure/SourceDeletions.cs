using Microsoft.Extensions.Logging;
using Trends.Collect.Connect;
using Trends.Collect.Landing;
using Trends.Engine;
using Trends.Governance;
using Trends.Governance.Erasure;
using Trends.Quality.Metrics;
using Trends.Storage;

namespace Trends.Quality.Erasure;

/// <summary>Lets what sources have deleted go here too: puts it on the list of erasures, and takes it out of the accepted parts and raw batches that hold it.</summary>
public sealed partial class SourceDeletions
{
    private const string Applied = "applied";
    private const int Chunk = 5_000;

    private static readonly SqlScript Parts = SqlScript.Load(typeof(SourceDeletions), "erased-parts.sql");
    private readonly ILake _lake;
    private readonly IStateStore _state;
    private readonly IPseudonymKeys _keys;
    private readonly ErasureList _list;
    private readonly Assessor _assessor;
    private readonly KnownRecords _known;
    private readonly DuckEngine _engine;
    private readonly ILogger<SourceDeletions> _logger;
    private readonly RawBatchReader _reader;

    /// <summary>Initializes a new instance of the <see cref="SourceDeletions"/> class.</summary>
    /// <param name="lake">Where raw and accepted parts are.</param>
    /// <param name="state">Remembers which deletions were applied.</param>
    /// <param name="keys">Keeps the key of pseudonyms.</param>
    /// <param name="list">The list of erasures.</param>
    /// <param name="assessor">Assesses batches anew.</param>
    /// <param name="known">Forgets records that are gone.</param>
    /// <param name="engine">Finds parts.</param>
    /// <param name="logger">The log.</param>
    internal SourceDeletions(
        ILake lake, IStateStore state, IPseudonymKeys keys, ErasureList list, Assessor assessor, KnownRecords known, DuckEngine engine, ILogger<SourceDeletions> logger)
    {
        (_lake, _state, _keys, _list, _assessor, _known, _engine, _logger) = (lake, state, keys, list, assessor, known, engine, logger);
        _reader = new(lake);
    }

    /// <summary>Applies the deletions that were landed since the last call. An interrupted call is made again from its start.</summary>
    /// <param name="context">What batches are assessed against.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>How many batches of records were assessed anew.</returns>
    public async Task<int> ApplyAsync(AssessContext context, CancellationToken cancellationToken)
    {
        List<string> paths = await FindNewAsync(cancellationToken);
        if (paths.Count == 0)
        {
            return 0;
        }

        DeletedSubjects deleted = await ReadAsync(paths, cancellationToken);
        await _list.AddAsync(deleted.Keys, "source", cancellationToken);
        int reassessed = 0;
        if (await _list.OpenAsync(cancellationToken) is { } erased)
        {
            foreach (BatchRef batch in await HoldersAsync(deleted, cancellationToken))
            {
                await _assessor.ReassessAsync(batch, context, erased, cancellationToken);
                reassessed++;
            }

            await _known.ForgetAsync((platform, id) => erased.IsErased(ErasureRole.Post, platform, id), cancellationToken);
        }

        await _state.WriteManyAsync(ErasureList.Table, Applied, [.. paths.Select(p => KeyValuePair.Create(Row(p), "{}"))], cancellationToken);
        Log.Applied(_logger, deleted.Keys.Count, reassessed);
        return reassessed;
    }

    private async Task<List<string>> FindNewAsync(CancellationToken cancellationToken)
    {
        HashSet<string> applied = await _state.ListAsync(ErasureList.Table, Applied, cancellationToken).Select(r => r.Row).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        return await _lake.ListAsync($"raw/{RecordKind.Deletions.Name()}/", cancellationToken).Select(o => o.Path).Where(path => !applied.Contains(Row(path))).ToListAsync(cancellationToken);
    }

    private async Task<DeletedSubjects> ReadAsync(List<string> paths, CancellationToken cancellationToken)
    {
        Pseudonymizer pseudonyms = await Pseudonymizer.CreateAsync(_keys, cancellationToken);
        HashSet<ErasureKey> keys = [];
        HashSet<string> entities = new(StringComparer.Ordinal);
        HashSet<string> authors = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            using RawBatch batch = await _reader.OpenAsync(path, cancellationToken);
            DeletedSubjects read = DeletedSubjects.Read(batch, pseudonyms);
            keys.UnionWith(read.Keys);
            entities.UnionWith(read.Entities);
            authors.UnionWith(read.Authors);
        }

        return new(keys, entities, authors);
    }

    private async Task<IReadOnlyList<BatchRef>> HoldersAsync(DeletedSubjects deleted, CancellationToken cancellationToken)
    {
        Dictionary<string, string> reports = new(StringComparer.Ordinal);
        foreach (RecordKind kind in RecordKinds.Staged.Where(k => k.IsPostLike()))
        {
            await foreach (LakeObject part in _lake.ListAsync($"staging/_accepted/{kind.Name()}/", cancellationToken))
            {
                if (part.Path.EndsWith(".parquet", StringComparison.Ordinal))
                {
                    reports[await _lake.GetLocalFileAsync(part.Path, cancellationToken)] = Path.ChangeExtension(part.Path, ".json");
                }
            }
        }

        HashSet<string> files = new(StringComparer.Ordinal);
        if (reports.Count > 0)
        {
            using DuckSession session = _engine.Open();
            foreach ((string[] entities, string[] authors) in Chunks(deleted))
            {
                files.UnionWith(await session.QueryAsync(
                    Parts.Bind(("files", SqlText.Literals(reports.Keys)), ("entities", SqlText.Literals(entities)), ("authors", SqlText.Literals(authors))),
                    r => r.GetString(0),
                    cancellationToken));
            }
        }

        List<BatchRef> holders = [];
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            await using Stream report = await _lake.OpenReadAsync(reports[file], cancellationToken);
            holders.Add((await QualityJson.ReadAsync<BatchReport>(report, reports[file], cancellationToken)).Batch);
        }

        return holders;
    }

    private static IEnumerable<(string[] Entities, string[] Authors)> Chunks(DeletedSubjects deleted)
        => deleted.Entities.Chunk(Chunk).Select(e => (e, Array.Empty<string>())).Concat(deleted.Authors.Chunk(Chunk).Select(a => (Array.Empty<string>(), a)));

    private static string Row(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Applied {Deletions} deletions of sources; {Batches} batches were assessed anew.")]
        public static partial void Applied(ILogger logger, int deletions, int batches);
    }
}
