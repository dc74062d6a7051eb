using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trends.Servers;

/// <summary>A real server in a process of its own, on a free port of the loopback address, with a folder that goes when it goes.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private readonly StringBuilder _output = new();
    private readonly ProcessStartInfo _start;
    private readonly int[] _ports;
    private Process _process;

    private LocalServer(string folder, ProcessStartInfo start, int[] ports)
    {
        (Folder, _start, _ports) = (folder, start, ports);
        _process = Launch();
    }

    /// <summary>Gets the folder the server may write to.</summary>
    public string Folder { get; }

    /// <summary>Gets the ports, in the order they were asked for.</summary>
    public IReadOnlyList<int> Ports => _ports;

    /// <summary>Starts a server and waits until it listens on all of its ports.</summary>
    /// <param name="name">Its name, for its folder and messages.</param>
    /// <param name="ports">How many ports it needs.</param>
    /// <param name="command">Gives program and arguments from its folder and ports.</param>
    public static async Task<LocalServer> StartAsync(string name, int ports, Func<string, int[], string[]> command)
    {
        string folder = Directory.CreateTempSubdirectory("trends-" + name + "-").FullName;
        int[] free = [.. FreePorts(ports)];
        string[] line = command(folder, free);
        ProcessStartInfo start = new(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        LocalServer server;
        try
        {
            server = new(folder, start, free);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"'{line[0]}' is not installed. Run tests/install.sh, as ./test.sh does.", e);
        }

        await server.ListensAsync();
        return server;
    }

    /// <summary>Stops the server as a service manager would; what it holds in its folder stays.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited)
        {
            return;
        }

        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using CancellationTokenSource limit = new(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Starts it again on the same ports.</summary>
    public async Task StartAgainAsync()
    {
        _process.Dispose();
        _process = Launch();
        await ListensAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    // All are held until all are found, so that no two are the same.
    private static List<int> FreePorts(int count)
    {
        List<TcpListener> held = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        held.ForEach(l => l.Start());
        List<int> ports = [.. held.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        held.ForEach(l => l.Stop());
        return ports;
    }

    private Process Launch()
    {
        Process process = Process.Start(_start)!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Note(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private async Task ListensAsync()
    {
        long began = TimeProvider.System.GetTimestamp();
        foreach (int port in _ports)
        {
            while (!await CanConnectAsync(port))
            {
                if (_process.HasExited || TimeProvider.System.GetElapsedTime(began) > StartLimit)
                {
                    throw new InvalidOperationException($"'{_start.FileName} {string.Join(' ', _start.ArgumentList)}' does not listen on port {port}. It said: {_output}");
                }

                await Task.Delay(50);
            }
        }
    }

    private static async Task<bool> CanConnectAsync(int port)
    {
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
