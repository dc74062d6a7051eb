using System.Reflection;

namespace Infra.Tests;

/// <summary>The repository that these tests look at.</summary>
internal static class Repository
{
    /// <summary>Gets the root folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder by its path from the root.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>The text of a file.</summary>
    public static string Text(string path) => File.ReadAllText(At(path));

    /// <summary>What the build told about a tool's place.</summary>
    public static string Tool(string name) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TrendFunctions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No TrendFunctions.sln above '{AppContext.BaseDirectory}'.");
    }
}
