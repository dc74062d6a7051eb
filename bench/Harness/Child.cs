using System.Diagnostics;

namespace Bench.Harness;

/// <summary>A process that a benchmark started; ends with it.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int KeptLines = 30;

    private readonly Process _process;
    private readonly Queue<string> _errors = new();
    private readonly List<string> _output = [];

    private Child(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data, () => _output.Add(line.Data!));
        process.ErrorDataReceived += (_, line) => Keep(line.Data, () =>
        {
            _errors.Enqueue(line.Data!);
            if (_errors.Count > KeptLines)
            {
                _errors.Dequeue();
            }
        });
    }

    /// <summary>Gets the process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Gets a value indicating whether it ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Gets the last lines of its stderr.</summary>
    public string Errors
    {
        get
        {
            lock (_output)
            {
                return string.Join(Environment.NewLine, _errors);
            }
        }
    }

    /// <summary>Starts a process.</summary>
    /// <param name="program">The program, found on the path.</param>
    /// <param name="arguments">Its arguments, not quoted.</param>
    public static Child Start(string program, params IEnumerable<string> arguments) => Start(program, arguments, environment: []);

    /// <summary>Starts a process with variables of its own.</summary>
    /// <param name="program">The program, found on the path.</param>
    /// <param name="arguments">Its arguments, not quoted.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    public static Child Start(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Child child = new(Process.Start(start)!);
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a process to its end and gives its stdout.</summary>
    /// <exception cref="BenchException">It ended with another exit code than 0.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await using Child child = Start(program, arguments);
        return await child.EndAsync(cancellationToken);
    }

    /// <summary>Waits for its end and gives its stdout.</summary>
    /// <exception cref="BenchException">It ended with another exit code than 0.</exception>
    public async Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode == 0
            ? _output
            : throw new BenchException($"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)} ended with {_process.ExitCode}:{Environment.NewLine}{Errors}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Keep(string? line, Action add)
    {
        if (line is not null)
        {
            lock (_output)
            {
                add();
            }
        }
    }
}
