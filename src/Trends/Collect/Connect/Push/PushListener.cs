using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Push.Channels;

namespace Trends.Collect.Connect.Push;

/// <summary>Listens to a stream: connects again after every break, with pauses that grow and differ.</summary>
/// <param name="gate">Connects.</param>
/// <param name="sink">The hub.</param>
/// <param name="cursors">Keeps where connections ended.</param>
/// <param name="clock">The clock.</param>
/// <param name="chance">Gives numbers from 0 to 1, by which pauses differ.</param>
internal sealed class PushListener(PushGate gate, IPushSink sink, PushCursors cursors, TimeProvider clock, Func<double> chance)
{
    private const int MostDoublings = 6;
    private const int MostOfGiant = 64 * 1024;

    // What was read before a stop is stored, if the hub takes it in this time.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>Listens until it is stopped.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="queries">What it is connected for.</param>
    /// <param name="tally">Is told what it gives.</param>
    /// <param name="stop">Ends it in good order.</param>
    /// <exception cref="SourceException">The platform says no, and will again.</exception>
    internal async Task ListenAsync(Connector stream, SourceSettings settings, IReadOnlyList<string> queries, PushTally tally, CancellationToken stop)
    {
        int failures = 0;
        while (!stop.IsCancellationRequested)
        {
            DateTimeOffset? until = null;
            try
            {
                failures = await OnceAsync(stream, settings, queries, tally, stop) ? 0 : failures + 1;
            }
            catch (SourceException e) when (e.Error.Kind is ErrorKind.Transient or ErrorKind.RateLimited)
            {
                tally.Message = e.Message;
                until = e.Error.Until;
                failures++;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not (SourceException or OperationCanceledException))
            {
                // A store that is away for a moment ends a connection and no more than that.
                tally.Message = e.Message;
                failures++;
            }

            await Task.Delay(Pause(failures, until), clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // 1 s, 2 s, 4 s … 64 s, each with up to as much again, or until the platform's own time.
    private TimeSpan Pause(int failures, DateTimeOffset? until)
    {
        TimeSpan pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Clamp(failures - 1, 0, MostDoublings)) * (1 + chance()));
        return until - clock.GetUtcNow() is { } stated && stated > pause ? stated : pause;
    }

    private async Task<bool> OnceAsync(Connector stream, SourceSettings settings, IReadOnlyList<string> queries, PushTally tally, CancellationToken stop)
    {
        string? cursor = await cursors.ReadAsync(stream, settings, queries, clock.GetUtcNow(), stop);
        await using IPushChannel channel = await gate.OpenAsync(stream, settings, queries, cursor, stop);
        tally.Connects++;
        PushPump pump = new(stream, queries, sink, cursors, clock);
        using CancellationTokenSource late = new();
        await using CancellationTokenRegistration farewell = stop.Register(() => late.CancelAfter(Farewell));
        Task sending = pump.RunAsync(tally, late.Token);
        try
        {
            return await ReadAsync(channel, pump, new(stream.Push!.Contains, queries), stream, tally, stop);
        }
        finally
        {
            pump.Complete();
            await sending;
        }
    }

    // Tells whether the connection gave any sign of life.
    private async Task<bool> ReadAsync(IPushChannel channel, PushPump pump, PushFilter filter, Connector stream, PushTally tally, CancellationToken stop)
    {
        TimeSpan silence = stream.Push!.Silence ?? PushPlan.UsualSilence;
        using CancellationTokenSource silent = new(silence, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop, silent.Token);
        bool isAlive = false;
        try
        {
            while (await channel.ReadAsync(either.Token) is { } message)
            {
                isAlive = true;
                silent.CancelAfter(silence);
                if (message.Span.ContainsAnyExcept(" \t\r\n"u8))
                {
                    await TakeAsync(message, pump, filter, stream, tally, stop);
                }
            }
        }
        catch (IOException e)
        {
            tally.Message = e.Message;
        }
        catch (OperationCanceledException) when (silent.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            tally.Silences++;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end that was asked for.
        }

        return isAlive;
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> message, PushPump pump, PushFilter filter, Connector stream, PushTally tally, CancellationToken stop)
    {
        tally.Messages++;
        using JsonDocument? json = SourceClient.Parse(message);
        bool isKept = json is null || filter.Keeps(json.RootElement);
        tally.Unwanted += isKept ? 0 : 1;
        if (message.Length > Webhooks.WebhookReceiver.MaxBytes)
        {
            // The hub takes nothing as large: its beginning is kept, which is set aside as no JSON.
            message = message[..MostOfGiant];
        }

        string? cursor = json is null ? null : JsonPaths.Text(json.RootElement, stream.Push!.CursorAt);
        await pump.AddAsync(isKept ? new(stream.Name, clock.GetUtcNow(), message) : null, cursor, stop);
    }
}
