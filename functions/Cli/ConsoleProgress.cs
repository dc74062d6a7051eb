using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>Shows how far stages are, on stderr: one live line on a terminal, a line a stage otherwise.</summary>
internal sealed class ConsoleProgress : IRunProgress, IDisposable
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, StageRows> _stages = new(StringComparer.Ordinal);
    private readonly bool _live = !Console.IsErrorRedirected;
    private readonly Timer? _timer;
    private readonly Lock _writing = new();
    private string? _current;
    private bool _finished;

    public ConsoleProgress() => _timer = _live ? new Timer(_ => Draw(), null, Refresh, Refresh) : null;

    /// <inheritdoc/>
    public void Advance(string stage, string label, long rows)
    {
        StageRows now = _stages.GetOrAdd(stage, _ => new(Stopwatch.GetTimestamp()));
        now.Add(label, rows);
        if (Volatile.Read(ref _current) != stage)
        {
            lock (_writing)
            {
                if (_current != stage)
                {
                    EndStage();
                    _current = stage;
                }
            }
        }
    }

    /// <summary>Ends the display; what comes on stderr after it stands on a line of its own.</summary>
    public void Finish()
    {
        lock (_writing)
        {
            if (!_finished)
            {
                EndStage();
                _finished = true;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        Finish();
    }

    private void EndStage()
    {
        if (_current is { } stage && _stages.TryRemove(stage, out StageRows? rows))
        {
            Console.Error.WriteLine((_live ? "\r\u001b[2K" : string.Empty) + Describe(stage, rows));
        }
    }

    private void Draw()
    {
        lock (_writing)
        {
            if (!_finished && _current is { } stage && _stages.TryGetValue(stage, out StageRows? rows))
            {
                string line = Describe(stage, rows);
                int width = Math.Max(20, Console.WindowWidth - 1);
                Console.Error.Write("\r\u001b[2K" + (line.Length > width ? line[..width] : line));
            }
        }
    }

    private static string Describe(string stage, StageRows rows)
    {
        double seconds = Stopwatch.GetElapsedTime(rows.StartedAt).TotalSeconds;
        double rate = rows.Rows / Math.Max(seconds, 0.001);
        return string.Create(CultureInfo.InvariantCulture, $"{stage,-8} {rows.Rows,12:N0} rows {rate,12:N0}/s {seconds,7:N1} s  {rows.Label}");
    }

    private sealed class StageRows(long startedAt)
    {
        private long _rows;

        public long StartedAt { get; } = startedAt;

        public long Rows => Interlocked.Read(ref _rows);

        public string Label { get; private set; } = string.Empty;

        public void Add(string label, long rows)
        {
            Interlocked.Add(ref _rows, rows);
            Label = label;
        }
    }
}
