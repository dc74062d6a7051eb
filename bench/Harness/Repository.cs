namespace Bench.Harness;

/// <summary>Where things are in the repository and beside it.</summary>
internal static class Repository
{
    /// <summary>Gets the folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Gets the result table that <c>all</c> rewrites.</summary>
    public static string Results => Path.Combine(Root, "bench", "RESULTS.md");

    /// <summary>Gives the folder of real data of this name beside the repository; null when there is none.</summary>
    public static string? Data(string name)
    {
        string folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", name));
        return File.Exists(Path.Combine(folder, "dataset.json")) ? folder : null;
    }

    private static string Find(string start)
    {
        for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "TrendFunctions.sln")))
            {
                return folder;
            }
        }

        throw new BenchException($"No TrendFunctions.sln above {start}. Run the benchmarks from a checkout: dotnet run -c Release --project bench -- NAME");
    }
}
