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

    private App(string[] args)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "TrendFunctions.dll"));
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        _process = Process.Start(start)!;
        _out = _process.StandardOutput.ReadToEndAsync();
        _error = ReadErrorAsync();
    }

    public static App Start(params string[] args) => new(args);

    public static async Task<AppResult> RunAsync(params string[] args)
    {
        using App app = new(args);
        return await app.EndAsync();
    }

    /// <summary>Waits until stderr holds a text.</summary>
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

    public async Task<AppResult> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
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

    private async Task<string> ReadErrorAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_said)
            {
                _said.Append(line).Append('\n');
            }
        }

        return Said();
    }
}
