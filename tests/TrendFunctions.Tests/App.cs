using System.Diagnostics;
using System.Text;

namespace TrendFunctions.Tests;

/// <summary>The app as a process of its own.</summary>
public sealed class App : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task<string> _error;
    private readonly StringBuilder _said = new();

    private App(IReadOnlyDictionary<string, string> settings, string[] args)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "TrendFunctions.dll"));
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _out = ReadAsync(_process.StandardOutput);
        _error = ReadAsync(_process.StandardError);
    }

    /// <summary>Gets the most memory it has had so far, in bytes; 0 where the system does not tell.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.PeakWorkingSet64;
        }
    }

    /// <summary>Gets the time that its threads have worked so far; zero once it has ended.</summary>
    public TimeSpan WorkTime => _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;

    public static App Start(params string[] args) => new(new Dictionary<string, string>(), args);

    public static App Start(IReadOnlyDictionary<string, string> settings, params string[] args) => new(settings, args);

    public static async Task<AppResult> RunAsync(params string[] args)
    {
        using App app = Start(args);
        return await app.EndAsync();
    }

    public static async Task<AppResult> RunSettledAsync(IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        using App app = Start(settings, args);
        return await app.EndAsync();
    }

    /// <summary>Waits until stdout or stderr holds a text.</summary>
    public async Task SaysAsync(string text)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        while (!Said().Contains(text, StringComparison.Ordinal))
        {
            Assert.IsFalse(_error.IsCompleted, $"It ended without saying '{text}': {Said()}");
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Gives whether it ended by itself within a time.</summary>
    public bool EndsWithin(TimeSpan time) => _process.WaitForExit(time);

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to stop as Ctrl+C does.</summary>
    public void PressCtrlC()
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -INT {_process.Id}"]);
        kill.WaitForExit();
        Assert.AreEqual(0, kill.ExitCode);
    }

    public async Task<AppResult> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        return new(_process.ExitCode, await _out, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private string Said()
    {
        lock (_said)
        {
            return _said.ToString();
        }
    }

    private async Task<string> ReadAsync(StreamReader reader)
    {
        StringBuilder own = new();
        while (await reader.ReadLineAsync() is { } line)
        {
            own.Append(line).Append('\n');
            lock (_said)
            {
                _said.Append(line).Append('\n');
            }
        }

        return own.ToString();
    }
}
