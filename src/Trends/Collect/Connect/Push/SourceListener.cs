using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Manifests;
using Trends.Storage;

namespace Trends.Collect.Connect.Push;

/// <summary>Listens to every pushed stream that is switched on; one instance does it for all.</summary>
public sealed partial class SourceListener
{
    private readonly SourceCatalog _catalog;
    private readonly PushListener _listener;
    private readonly IStateStore _state;
    private readonly SourcesOptions _options;
    private readonly TimeProvider _clock;
    private readonly Func<string> _newName;
    private readonly ILogger<SourceListener> _logger;

    /// <summary>Initializes a new instance of the <see cref="SourceListener"/> class.</summary>
    /// <param name="catalog">The streams.</param>
    /// <param name="listener">Listens to one.</param>
    /// <param name="state">Holds the lease.</param>
    /// <param name="options">The settings.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="newName">Gives names that no other holder of the lease has.</param>
    /// <param name="logger">Is told once a stream.</param>
    internal SourceListener(SourceCatalog catalog, PushListener listener, IStateStore state, IOptions<SourcesOptions> options, TimeProvider clock, Func<string> newName, ILogger<SourceListener> logger)
        => (_catalog, _listener, _state, _options, _clock, _newName, _logger) = (catalog, listener, state, options.Value, clock, newName, logger);

    /// <summary>Listens until a time, unless another instance does.</summary>
    /// <param name="until">When to end.</param>
    /// <param name="cancellationToken">Ends it before, in good order.</param>
    /// <returns>How many messages are stored, by stream; empty where there is nothing to listen to, or another instance listens.</returns>
    public async Task<IReadOnlyDictionary<string, long>> ListenAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        (Connector Stream, IReadOnlyList<string> Queries)[] wanted = [.. _catalog.Streams.Where(IsListenedTo).SelectMany(Connections)];
        PushLease lease = new(_state, _clock);
        string holder = _newName();
        if (wanted.Length == 0 || until <= _clock.GetUtcNow() || !await lease.TakeAsync(holder, cancellationToken))
        {
            return new Dictionary<string, long>();
        }

        using CancellationTokenSource end = new(until - _clock.GetUtcNow(), _clock);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        Task holding = HoldAsync(lease, holder, stop.Cancel, stop.Token);
        PushTally[] tallies;
        try
        {
            tallies = await Task.WhenAll(wanted.Select(w => OneAsync(w.Stream, w.Queries, stop.Token)));
        }
        finally
        {
            await stop.CancelAsync();
            await holding;
            await lease.GiveBackAsync(CancellationToken.None);
        }

        return wanted.Zip(tallies).GroupBy(w => w.First.Stream.Name, w => w.Second.Sent, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);
    }

    private bool IsListenedTo(Connector stream)
        => stream.Push is { Transport: not PushTransport.Webhook } push
            && _options.IsOn(stream)
            && _options.Of(stream.Platform) is { Missing.Count: 0 } settings
            && settings.MissingOf(push).Count == 0;

    private IEnumerable<(Connector Stream, IReadOnlyList<string> Queries)> Connections(Connector stream)
    {
        IReadOnlyList<string?> queries = _options.PlannedQueries(stream);
        return queries.Count == 0 ? []
            : queries[0] is null ? [(stream, [])]
            : stream.Push!.Queries == PushQueries.Together ? [(stream, [.. queries.Select(q => q!)])]
            : queries.Select(q => (stream, (IReadOnlyList<string>)[q!]));
    }

    private async Task<PushTally> OneAsync(Connector stream, IReadOnlyList<string> queries, CancellationToken stop)
    {
        PushTally tally = new();
        try
        {
            await _listener.ListenAsync(stream, _options.Of(stream.Platform), queries, tally, stop);
        }
        catch (SourceException e)
        {
            // Its settings have to be changed; the others go on.
            tally.Message = e.Message;
        }

        Log.Listened(_logger, stream.Name, tally.Connects, tally.Messages, tally.Sent, tally.Unwanted, tally.Silences, tally.Message);
        return tally;
    }

    private async Task HoldAsync(PushLease lease, string holder, Action lose, CancellationToken stop)
    {
        DateTimeOffset heldAt = _clock.GetUtcNow();
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(PushLease.Life / 3, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            DateTimeOffset now = _clock.GetUtcNow();
            bool? isHeld = await RenewAsync(lease, holder);
            heldAt = isHeld == true ? now : heldAt;
            if (isHeld == false || now - heldAt >= PushLease.Life * 2 / 3)
            {
                lose();
            }
        }
    }

    // Null while the store does not say: the lease lasts longer than that.
    private async Task<bool?> RenewAsync(PushLease lease, string holder)
    {
        try
        {
            return await lease.TakeAsync(holder, CancellationToken.None);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotRenewed(_logger, e);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Listened to {Stream}: {Connects} connections, {Messages} messages, {Sent} stored, {Unwanted} of no query, {Silences} silences; {Message}")]
        public static partial void Listened(ILogger logger, string stream, int connects, long messages, long sent, long unwanted, int silences, string? message);

        [LoggerMessage(LogLevel.Warning, "The lease of the listener was not renewed")]
        public static partial void NotRenewed(ILogger logger, Exception exception);
    }
}
