using System.Diagnostics;
using System.Globalization;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>Shows how far a run is, on stderr: a line a stage when it ends, and on a terminal a live line with the time left before that.</summary>
internal sealed class ConsoleProgress : IRunProgress, IDisposable
{
    private const string ClearLine = "\r\u001b[2K";
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    private readonly bool _live = !Console.IsErrorRedirected;
    private readonly Timer? _timer;
    private readonly Lock _gate = new();
    private RunningStage? _current;

    public ConsoleProgress() => _timer = _live ? new Timer(_ => Draw(), null, Refresh, Refresh) : null;

    /// <inheritdoc/>
    public void Advance(string stage, string label, long rows)
    {
        lock (_gate)
        {
            RunningStage now = Enter(stage);
            now.Rows += rows;
            now.Label = label;
        }
    }

    /// <inheritdoc/>
    public void Expect(string stage, long rows)
    {
        lock (_gate)
        {
            Enter(stage).Expected += rows;
        }
    }

    /// <inheritdoc/>
    public void EndPart(string stage, string part, long rows, TimeSpan elapsed, string note)
    {
        lock (_gate)
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"  {part,-40} {rows,8:N0} rows {elapsed.TotalSeconds,7:N1} s  {note}");
            Console.Error.WriteLine((_live ? ClearLine : string.Empty) + line);
        }
    }

    /// <inheritdoc/>
    public void EndStage(string stage, string status, long rows, TimeSpan elapsed)
    {
        lock (_gate)
        {
            double rate = rows / Math.Max(elapsed.TotalSeconds, 0.001);
            string line = string.Create(CultureInfo.InvariantCulture, $"{stage,-8} {rows,12:N0} rows {rate,12:N0}/s {elapsed.TotalSeconds,7:N1} s  {status}");
            Console.Error.WriteLine((_live ? ClearLine : string.Empty) + line);
            _current = null;
        }
    }

    /// <summary>Takes the live line away; what comes on stderr after it stands on a line of its own.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            if (_live && _current is not null)
            {
                Console.Error.Write(ClearLine);
            }

            _current = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        Finish();
    }

    private RunningStage Enter(string stage)
        => _current is { } current && current.Name == stage ? current : _current = new(stage);

    private void Draw()
    {
        lock (_gate)
        {
            if (_current is { } stage)
            {
                string line = stage.Describe();
                int width = Math.Max(20, Console.WindowWidth - 1);
                Console.Error.Write(ClearLine + (line.Length > width ? line[..width] : line));
            }
        }
    }

    private sealed class RunningStage(string name)
    {
        private readonly long _startedAt = Stopwatch.GetTimestamp();

        public string Name => name;

        public long Rows { get; set; }

        public long Expected { get; set; }

        public string Label { get; set; } = string.Empty;

        public string Describe()
        {
            double seconds = Stopwatch.GetElapsedTime(_startedAt).TotalSeconds;
            double rate = Rows / Math.Max(seconds, 0.001);
            string left = Expected > Rows && Rows > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{(Expected - Rows) / rate,5:N0} s left  ")
                : string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"{name,-8} {Rows,12:N0} rows {rate,12:N0}/s {seconds,7:N1} s  {left}{Label}");
        }
    }
}
