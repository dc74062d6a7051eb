namespace Trends.Servers;

/// <summary>Where <c>tests/install.sh</c> puts what comes from npm.</summary>
public static class Tools
{
    /// <summary>Gets the folder with <c>node_modules</c>.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "artifacts", "tools");

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TrendFunctions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No TrendFunctions.sln above '{AppContext.BaseDirectory}'.");
    }
}
