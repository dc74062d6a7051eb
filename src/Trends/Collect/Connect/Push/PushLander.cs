using Microsoft.Extensions.Options;
using Trends.Collect.Landing;
using Trends.Collect.Manifests;

namespace Trends.Collect.Connect.Push;

/// <summary>Lands pushed messages raw: records under their stream's dataset, deletions as such, and the rest in quarantine.</summary>
public sealed class PushLander
{
    private const string Source = "push";
    private static readonly DatasetManifest Lost = DatasetManifest.Canonical(RecordKind.Posts, "pushed");

    private readonly SourceCatalog _catalog;
    private readonly EventLander _lander;
    private readonly PushIds _ids;
    private readonly SourcesOptions _options;

    /// <summary>Initializes a new instance of the <see cref="PushLander"/> class.</summary>
    /// <param name="catalog">The streams.</param>
    /// <param name="lander">Lands.</param>
    /// <param name="ids">Knows posts by their servers' own ids.</param>
    /// <param name="options">The settings.</param>
    internal PushLander(SourceCatalog catalog, EventLander lander, PushIds ids, IOptions<SourcesOptions> options)
        => (_catalog, _lander, _ids, _options) = (catalog, lander, ids, options.Value);

    /// <summary>Lands a batch; the same batch again is the same raw objects.</summary>
    /// <param name="messages">What <see cref="PushedMessage.ToJson"/> wrote, in the order of the hub.</param>
    /// <param name="cancellationToken">Stops the call; the batch is landed again then.</param>
    /// <returns>What became of the messages' parts.</returns>
    public async Task<LandResult> LandAsync(IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        LandResult result = LandResult.Nothing;
        foreach (IGrouping<string, (ReadOnlyMemory<byte> Json, PushedMessage? Message)> group in messages
            .Select(json => (Json: json, Message: PushedMessage.Parse(json)))
            .GroupBy(m => m.Message?.Stream ?? string.Empty, StringComparer.Ordinal))
        {
            Connector? stream = _catalog.Find(group.Key);
            result = result.Add(stream?.Manifest.Push is null
                ? await SetAsideAsync(Lost, [.. group.Select(m => (m.Json, PushReasons.NoStream, $"There is no pushed stream '{group.Key}'."))], cancellationToken)
                : await LandAsync(stream, group.Select(m => m.Message!), cancellationToken));
        }

        return result;
    }

    /// <summary>Gives the records that a message holds, in canonical form, without landing them.</summary>
    /// <param name="message">What <see cref="PushedMessage.ToJson"/> wrote.</param>
    /// <returns>The records with their platform; none where it holds none, or cannot be read.</returns>
    public IReadOnlyList<(CanonicalRecord Record, string Platform)> Read(ReadOnlyMemory<byte> message)
    {
        if (PushedMessage.Parse(message) is not { } pushed || _catalog.Find(pushed.Stream) is not { Manifest.Push: not null } stream)
        {
            return [];
        }

        PushSplit split = new();
        new PushSplitter(stream, _options.Of(stream.Platform)).Split(pushed, split);
        return [.. split.Records.Select(r => (stream.Mapper.MapJson(r.Span).Record, stream.Platform.Platform))];
    }

    private async Task<LandResult> LandAsync(Connector stream, IEnumerable<PushedMessage> messages, CancellationToken cancellationToken)
    {
        SourceSettings settings = _options.Of(stream.Platform);
        PushSplitter splitter = new(stream, settings);
        PushSplit split = new();
        foreach (PushedMessage message in messages)
        {
            splitter.Split(message, split);
        }

        LandResult result = await _lander.LandAsync(stream.Dataset, Source, null, split.Records, cancellationToken);
        await _ids.NoteAsync(stream, settings, split.Records, cancellationToken);
        List<ReadOnlyMemory<byte>> deletions = [];
        foreach ((SourceDeletion deletion, bool isLocal, ReadOnlyMemory<byte> message) in split.Deletions)
        {
            if (!isLocal || deletion.Id is null)
            {
                deletions.Add(deletion.ToJson());
            }
            else if (await _ids.FindAsync(stream, settings, deletion.Id, cancellationToken) is { } id)
            {
                deletions.Add((deletion with { Id = id }).ToJson());
            }
            else
            {
                split.Aside.Add((message, PushReasons.UnknownPost, $"No post with the server's id {deletion.Id} came here."));
            }
        }

        result = result.Add(await _lander.LandAsync(SourceDeletion.Manifest(stream.Platform.Platform), Source, null, deletions, cancellationToken));
        return result.Add(await SetAsideAsync(stream.Dataset, split.Aside, cancellationToken));
    }

    private Task<LandResult> SetAsideAsync(DatasetManifest manifest, IReadOnlyList<(ReadOnlyMemory<byte> Json, string Reason, string Message)> records, CancellationToken cancellationToken)
        => _lander.SetAsideAsync(manifest, Source, records, cancellationToken);
}
