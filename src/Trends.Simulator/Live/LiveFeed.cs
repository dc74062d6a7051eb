using System.Net.WebSockets;
using Trends.Simulator.Dialects;
using Trends.Simulator.Faults;
using Trends.Simulator.World;

namespace Trends.Simulator.Live;

/// <summary>Sends what happens in a platform's world as the simulator's clock passes it, until the caller is gone; what goes wrong with connections happens here.</summary>
/// <param name="call">The call that opened the connection.</param>
/// <param name="wire">The connection.</param>
/// <param name="heartbeat">How long the platform lets pass without a sign of life, by the simulator's clock.</param>
internal sealed class LiveFeed(SimulatorCall call, ILiveWire wire, TimeSpan heartbeat)
{
    // So many messages go well before a fault of connections begins.
    private const int GoodMessages = 5;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private int _sent;
    private DateTimeOffset _lastSign;

    /// <summary>Sends until the caller is gone.</summary>
    /// <param name="from">Where to begin: now, or where an earlier connection ended.</param>
    /// <param name="message">Writes a change as the platform does; null where it says nothing of it.</param>
    /// <param name="gone">Writes that an account is deleted; null where the platform says nothing of it.</param>
    public async Task SendAsync(DateTimeOffset from, Func<WorldChange, string?> message, Func<WorldAuthor, DateTimeOffset, string>? gone = null)
    {
        CancellationToken away = call.Http.RequestAborted;
        try
        {
            await FollowAsync(from, message, gone, away);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or WebSocketException or ObjectDisposedException)
        {
            // The caller is gone.
        }
    }

    private async Task FollowAsync(DateTimeOffset from, Func<WorldChange, string?> message, Func<WorldAuthor, DateTimeOffset, string>? gone, CancellationToken away)
    {
        WorldChanges changes = call.World.Changes;
        int next = changes.IndexAt(from);
        int accounts = call.World.Gone.Count(g => g.At < from);
        _lastSign = call.Simulator.Now;
        while (!away.IsCancellationRequested)
        {
            DateTimeOffset now = call.Simulator.Now;
            for (; next < changes.Count && changes[next].At <= now; next++)
            {
                // The answer speaks of the moment at which it happened.
                call.Now = changes[next].At;
                if (IsOfGone(changes[next]))
                {
                    continue;
                }

                if (message(changes[next]) is { } text && !await OneAsync(text, away))
                {
                    return;
                }
            }

            foreach ((WorldAuthor author, DateTimeOffset at) in gone is null ? [] : call.World.Gone.Skip(accounts).ToArray())
            {
                accounts++;
                if (!await OneAsync(gone!(author, at), away))
                {
                    return;
                }
            }

            if (now - _lastSign >= heartbeat)
            {
                _lastSign = now;
                await wire.BeatAsync();
            }

            await Task.Delay(Step, away);
        }
    }

    // After an account is gone nothing more is told of its posts.
    private bool IsOfGone(WorldChange change)
    {
        foreach ((WorldAuthor author, DateTimeOffset at) in call.World.Gone)
        {
            if (author.Index == change.Item.AuthorIndex && at <= change.At)
            {
                return true;
            }
        }

        return false;
    }

    // Gives whether the connection goes on.
    private async Task<bool> OneAsync(string text, CancellationToken away)
    {
        if (_sent >= GoodMessages && call.Faults.Has(FaultKind.TornBody))
        {
            await wire.TearAsync(text);
            return false;
        }

        if (_sent >= GoodMessages && call.Faults.Has(FaultKind.Stall))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, away);
        }

        _sent++;
        _lastSign = call.Simulator.Now;
        for (int times = call.Faults.Has(FaultKind.Duplicates) ? 2 : 1; times > 0; times--)
        {
            await wire.SendAsync(text);
        }

        return true;
    }
}
