namespace TrendFunctions.Tests;

/// <summary>A data folder with one run of all stages on the bundled samples, made once.</summary>
[TestClass]
public static class Prepared
{
    public static readonly string[] Samples =
        [.. Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "samples")).Order(StringComparer.Ordinal).SelectMany(folder => new[] { "--input", folder })];

    private static readonly Lazy<TempFolder> Folder = new(() => new());
    private static readonly Lazy<Task<AppResult>> Run = new(async () =>
        (await App.RunAsync(["run", .. Samples, "--data", Folder.Value["prepared"], "--json"])).Ended(0));

    private static int _copies;

    /// <summary>Gives the result of the run.</summary>
    public static Task<AppResult> RunAsync() => Run.Value;

    /// <summary>Makes a copy that a test may write to; it goes when all tests have ended.</summary>
    public static async Task<string> CopyAsync()
    {
        await RunAsync();
        string copy = Folder.Value[$"copy-{Interlocked.Increment(ref _copies)}"];
        Copy(Folder.Value["prepared"], copy);
        return copy;
    }

    /// <summary>Gives the fingerprint that a data folder has.</summary>
    public static async Task<string> FingerprintAsync(string data) => (await App.RunAsync("fingerprint", "--data", data)).Ended(0).Out;

    [AssemblyCleanup]
    public static void Clean()
    {
        Served.StopShared();
        if (Folder.IsValueCreated)
        {
            Folder.Value.Dispose();
        }
    }

    /// <summary>Copies a folder with all that is in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
