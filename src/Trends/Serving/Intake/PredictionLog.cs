using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Trends.Storage;

namespace Trends.Serving.Intake;

/// <summary>Records predictions so that feedback can join them. Recording is queueing; a background loop writes batches.</summary>
/// <remarks>A crash loses at most what was queued in the last moment; <see cref="FlushAsync"/> and disposal write everything.</remarks>
public sealed partial class PredictionLog : IAsyncDisposable
{
    /// <summary>The state table of predictions; partitions are days.</summary>
    public const string Table = "predictions";

    private const int Queued = 8192;
    private const int BatchRows = 500;
    private const int MaxOutput = 32 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly IStateStore _state;
    private readonly IEventSink _sink;
    private readonly TimeProvider _clock;
    private readonly ILogger<PredictionLog> _logger;
    private readonly Channel<Prediction> _queue = Channel.CreateBounded<Prediction>(new BoundedChannelOptions(Queued) { SingleReader = true });
    private readonly ConcurrentDictionary<string, Prediction> _pending = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _made;

    /// <summary>Starts the log.</summary>
    /// <param name="state">The state, where feedback finds them.</param>
    /// <param name="sink">The event stream, by which they come into raw.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">The logger.</param>
    public PredictionLog(IStateStore state, IEventSink sink, TimeProvider clock, ILogger<PredictionLog> logger)
    {
        (_state, _sink, _clock, _logger) = (state, sink, clock, logger);
        _loop = Task.Run(WriteLoopAsync);
    }

    /// <summary>Records a prediction; waits only when thousands are queued.</summary>
    /// <param name="route">The route it was asked by.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The model's version.</param>
    /// <param name="output">What was predicted, or a summary of it; left out beyond 32 KB.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The prediction's id, for the answer; a cached answer keeps it.</returns>
    public async ValueTask<string> RecordAsync(string route, string model, string version, JsonElement? output, CancellationToken cancellationToken)
    {
        DateTimeOffset at = _clock.GetUtcNow();
        string content = string.Create(CultureInfo.InvariantCulture, $"{route}\n{model}\n{version}\n{at.UtcTicks}\n{Environment.ProcessId}\n{Interlocked.Increment(ref _made)}");
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16));
        string id = string.Create(CultureInfo.InvariantCulture, $"{at:yyyyMMdd}-{hash}");
        Prediction prediction = new(id, route, model, version, at, output is { } json && json.GetRawText().Length <= MaxOutput / 2 ? json.Clone() : null);
        _pending[id] = prediction;
        await _queue.Writer.WriteAsync(prediction, cancellationToken);
        return id;
    }

    /// <summary>Finds a prediction, also one that is not written yet.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The prediction; null when there is none.</returns>
    public async Task<Prediction?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (id is not { Length: 41 } || id[8] != '-' || !id.Replace("-", "", StringComparison.Ordinal).All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        return _pending.TryGetValue(id, out Prediction? pending) ? pending
            : await _state.ReadAsync(Table, id[..8], id, cancellationToken) is { } row
                ? JsonSerializer.Deserialize(row.Value, ServingJson.Default.Prediction)
                : null;
    }

    /// <summary>Waits until everything recorded so far is written.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        while (!_pending.IsEmpty && !_loop.IsCompleted)
        {
            Task next = Volatile.Read(ref _flushed).Task;
            if (!_pending.IsEmpty)
            {
                await next.WaitAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_queue.Writer.TryComplete())
        {
            await _loop;
            await _stop.CancelAsync();
            _stop.Dispose();
        }
    }

    private async Task WriteLoopAsync()
    {
        // The log is made by the first request that needs it; what is written later is no part of that request's trace.
        Activity.Current = null;
        List<Prediction> batch = new(BatchRows);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < BatchRows && _queue.Reader.TryRead(out Prediction? prediction))
            {
                batch.Add(prediction);
            }

            await WriteAsync(batch);
        }
    }

    private async Task WriteAsync(List<Prediction> batch)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                // The stream first: what feedback can find, raw will hold.
                await _sink.PublishAsync(batch, _stop.Token);
                foreach (IGrouping<string, Prediction> day in batch.GroupBy(p => p.Id[..8]))
                {
                    await _state.WriteManyAsync(Table, day.Key, [.. day.Select(p => KeyValuePair.Create(p.Id, JsonSerializer.Serialize(p, ServingJson.Default.Prediction)))], _stop.Token);
                }

                break;
            }
            catch (Exception e) when (e is not OperationCanceledException && attempt < 5)
            {
                Log.Retrying(_logger, e, batch.Count, attempt);
                await Task.Delay(Pause * attempt, _clock, _stop.Token);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Answers were given already: the loss is told, and the log goes on.
                Log.Lost(_logger, e, batch.Count);
                break;
            }
        }

        foreach (Prediction prediction in batch)
        {
            _pending.TryRemove(prediction.Id, out _);
        }

        Interlocked.Exchange(ref _flushed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Could not write {Count} predictions at attempt {Attempt}; trying again.")]
        public static partial void Retrying(ILogger logger, Exception error, int count, int attempt);

        [LoggerMessage(2, LogLevel.Error, "Lost {Count} predictions: feedback to them will find nothing.")]
        public static partial void Lost(ILogger logger, Exception error, int count);
    }
}
