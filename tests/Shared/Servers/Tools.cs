namespace Trends.Servers;

/// <summary>Where <c>tests/install.sh</c> puts what comes from npm.</summary>
public static class Tools
{
    /// <summary>Gets the folder with <c>node_modules</c>.</summary>
    public static string Folder => Path.Combine(RepositoryRoot, "artifacts", "tools");

    /// <summary>Gets the folder of the solution.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    private static string FindRepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TrendFunctions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No TrendFunctions.sln above '{AppContext.BaseDirectory}'.");
    }
}
