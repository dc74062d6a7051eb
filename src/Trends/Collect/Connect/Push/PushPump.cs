using System.Threading.Channels;

namespace Trends.Collect.Connect.Push;

/// <summary>Brings what a connection reads to the hub, and its cursor behind what the hub has.</summary>
/// <param name="stream">The stream.</param>
/// <param name="queries">What the connection is for.</param>
/// <param name="sink">The hub.</param>
/// <param name="cursors">Keeps cursors.</param>
/// <param name="clock">The clock.</param>
internal sealed class PushPump(Connector stream, IReadOnlyList<string> queries, IPushSink sink, PushCursors cursors, TimeProvider clock)
{
    private const int MostWaiting = 2_000;
    private const int BatchMessages = 500;
    private const int BatchBytes = 512 * 1024;
    private static readonly TimeSpan SavesApart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostPause = TimeSpan.FromSeconds(30);

    private readonly Channel<(PushedMessage? Message, string? Cursor)> _waiting
        = Channel.CreateBounded<(PushedMessage?, string?)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    private string? _cursor;
    private DateTimeOffset _savedAt;

    /// <summary>Gives a message to the hub; waits while the hub is behind.</summary>
    /// <param name="message">The message; null for one that is not kept, which moves the cursor on.</param>
    /// <param name="cursor">Where it stands; null where that is not told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal ValueTask AddAsync(PushedMessage? message, string? cursor, CancellationToken cancellationToken) => _waiting.Writer.WriteAsync((message, cursor), cancellationToken);

    /// <summary>Says that nothing more comes.</summary>
    internal void Complete() => _waiting.Writer.TryComplete();

    /// <summary>Sends until nothing more comes.</summary>
    /// <param name="tally">Is told how many were sent.</param>
    /// <param name="cancellationToken">Gives up what is left.</param>
    internal async Task RunAsync(PushTally tally, CancellationToken cancellationToken)
    {
        try
        {
            await PumpAsync(tally, cancellationToken);
        }
        catch (Exception e)
        {
            // Whoever reads must not wait for somebody who is gone.
            _waiting.Writer.TryComplete(e);
            throw;
        }
    }

    private async Task PumpAsync(PushTally tally, CancellationToken cancellationToken)
    {
        List<PushedMessage> batch = [];
        while (await _waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            string? cursor = null;
            int bytes = 0;
            batch.Clear();
            while (batch.Count < BatchMessages && bytes < BatchBytes && _waiting.Reader.TryRead(out (PushedMessage? Message, string? Cursor) next))
            {
                cursor = next.Cursor ?? cursor;
                if (next.Message is { } message)
                {
                    batch.Add(message);
                    bytes += message.Body.Length;
                }
            }

            await SendAsync(batch, tally, cancellationToken);
            _cursor = cursor ?? _cursor;
            if (clock.GetUtcNow() - _savedAt >= SavesApart)
            {
                await SaveAsync(cancellationToken);
            }
        }

        await SaveAsync(cancellationToken);
    }

    // What the hub does not take now is kept, and the connection held back, until it does.
    private async Task SendAsync(List<PushedMessage> batch, PushTally tally, CancellationToken cancellationToken)
    {
        for (TimeSpan pause = TimeSpan.FromSeconds(1); batch.Count > 0; pause = pause * 2 < MostPause ? pause * 2 : MostPause)
        {
            try
            {
                await sink.SendAsync(batch, cancellationToken);
                tally.Sent += batch.Count;
                return;
            }
            catch (TrendsException e)
            {
                tally.Message = e.Message;
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (_cursor is { } cursor)
        {
            await cursors.WriteAsync(stream, queries, cursor, cancellationToken);
            _savedAt = clock.GetUtcNow();
        }
    }
}
