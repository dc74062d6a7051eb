using System.Globalization;
using Bench.Harness;

namespace Bench.Serve;

/// <summary>FastAPI under uvicorn, a worker a core: the endpoint as one would write it, its parameters declared and checked and its answer in a dictionary.</summary>
internal static class FastApiPeer
{
    private const string Program = """
        import pathlib
        import time
        from typing import Optional

        from fastapi import FastAPI, Query, Response

        payload = pathlib.Path(__file__).with_name("payload").read_bytes()
        content_type = pathlib.Path(__file__).with_name("payload-type").read_text()
        app = FastAPI()
        cache = {}

        @app.get("/api/trends")
        async def trends(
            window: str = Query("24h", regex=r"^\d+[hd]$"),
            top: int = Query(20, ge=1, le=100),
            platform: Optional[str] = None,
            lang: Optional[str] = None,
            at: Optional[str] = None,
        ):
            key = (window, top, platform, lang, at)
            found = cache.get(key)
            hit = found is not None and found[0] > time.monotonic()
            if not hit:
                found = cache[key] = (time.monotonic() + 3600, payload)
            return Response(found[1], headers={"content-type": content_type, "X-Cache": "hit" if hit else "miss"})
        """;

    private const string Packages = "python3-fastapi uvicorn python3-uvloop python3-httptools";
    private const string Debians = "/usr/bin/python3";
    private static string _python = Debians;

    private static string Environment => Path.Combine(Repository.Root, "artifacts", "bench", "fastapi");

    /// <summary>Installs it where it is not installed yet: from Debian, else from PyPI into a virtual environment.</summary>
    /// <param name="notes">Is told which it is, or why there is none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it can be measured.</returns>
    public static async Task<bool> PrepareAsync(ICollection<string> notes, CancellationToken cancellationToken)
    {
        string own = Path.Combine(Environment, "bin", "python");
        foreach (Func<Task<string>> find in (Func<Task<string>>[])[() => FoundAsync(own), () => FoundAsync(Debians), FromDebianAsync, FromPyPiAsync])
        {
            try
            {
                string version = await find();
                notes.Add($"FastAPI {version}, a worker a core, uvloop and httptools.");
                return true;
            }
            catch (Exception e) when (e is BenchException or System.ComponentModel.Win32Exception)
            {
                // The next way.
            }
        }

        notes.Add($"FastAPI is not measured, as it cannot be installed here: sudo apt-get install {Packages}");
        return false;

        async Task<string> FoundAsync(string python)
        {
            IReadOnlyList<string> said = await Child.RunAsync(
                python, ["-c", "import fastapi, uvicorn, uvloop, httptools, sys; print(f'{fastapi.__version__} under uvicorn {uvicorn.__version__}, Python {sys.version.split()[0]}')"], cancellationToken);
            _python = python;
            return said[^1];
        }

        async Task<string> FromDebianAsync()
        {
            if (!Debian.CanInstall)
            {
                throw new BenchException("Packages cannot be installed here without a password.");
            }

            await Debian.InstallAsync(Packages, cancellationToken);
            return await FoundAsync(Debians);
        }

        async Task<string> FromPyPiAsync()
        {
            BenchContext.Say("installing FastAPI from PyPI");
            await Child.RunAsync("python3", ["-m", "venv", Environment], cancellationToken);
            await Child.RunAsync(own, ["-m", "pip", "install", "--quiet", "fastapi", "uvicorn[standard]"], cancellationToken);
            return await FoundAsync(own);
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
            _python,
            "-m", "uvicorn", "peer:app", "--app-dir", folder, "--host", "localhost", "--no-access-log",
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--workers", System.Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
    }
}
