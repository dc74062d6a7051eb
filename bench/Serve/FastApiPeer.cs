using System.Globalization;
using Bench.Harness;

namespace Bench.Serve;

/// <summary>FastAPI under uvicorn, a worker a core, giving the same bytes each time; installed into a virtual environment of the benchmarks.</summary>
internal static class FastApiPeer
{
    private const string Program = """
        import pathlib
        from fastapi import FastAPI, Response

        payload = pathlib.Path(__file__).with_name("payload").read_bytes()
        content_type = pathlib.Path(__file__).with_name("payload-type").read_text()
        app = FastAPI()

        @app.get("/api/trends")
        async def trends():
            return Response(payload, headers={"content-type": content_type})
        """;

    private static string Environment => Path.Combine(Repository.Root, "artifacts", "bench", "fastapi");

    private static string Python => Path.Combine(Environment, "bin", "python");

    /// <summary>Installs it where it is not installed yet.</summary>
    /// <param name="notes">Is told why, when it cannot be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it can be measured.</returns>
    public static async Task<bool> PrepareAsync(ICollection<string> notes, CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(Path.Combine(Environment, "bin", "uvicorn")))
            {
                BenchContext.Say("installing FastAPI");
                await Child.RunAsync("python3", ["-m", "venv", Environment], cancellationToken);
                await Child.RunAsync(Python, ["-m", "pip", "install", "--quiet", "fastapi", "uvicorn[standard]"], cancellationToken);
            }

            return true;
        }
        catch (Exception e) when (e is BenchException or System.ComponentModel.Win32Exception)
        {
            notes.Add($"FastAPI is not measured, as it cannot be installed here; it needs Python 3 with venv and pip: python3 -m venv {Path.GetRelativePath(Repository.Root, Environment)}");
            return false;
        }
    }

    /// <summary>Starts it in a process of its own.</summary>
    /// <param name="port">The loopback port.</param>
    /// <param name="payload">The file with the bytes, named <c>payload</c>.</param>
    /// <param name="contentType">Their type.</param>
    public static Child Start(int port, string payload, string contentType)
    {
        string folder = Path.GetDirectoryName(payload)!;
        File.WriteAllText(Path.Combine(folder, "peer.py"), Program);
        File.WriteAllText(payload + "-type", contentType);
        return Child.Start(
            Python,
            "-m", "uvicorn", "peer:app", "--app-dir", folder, "--host", "localhost", "--no-access-log",
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--workers", System.Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
    }
}
