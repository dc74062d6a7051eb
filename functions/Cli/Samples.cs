using Trends;

namespace TrendFunctions.Cli;

/// <summary>The bundled sample datasets.</summary>
internal static class Samples
{
    /// <summary>Lists their folders.</summary>
    /// <exception cref="TrendsException">The program was copied without them.</exception>
    public static IReadOnlyList<string> Folders()
    {
        string root = Path.Combine(AppContext.BaseDirectory, "samples");
        string[] folders = Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, "dataset.json", SearchOption.AllDirectories).Select(f => Path.GetDirectoryName(f)!).Order(StringComparer.Ordinal)]
            : [];
        return folders.Length > 0
            ? folders
            : throw new TrendsException($"The bundled sample is missing: no dataset.json below '{root}'. Build again, or start with 'serve'.");
    }
}
