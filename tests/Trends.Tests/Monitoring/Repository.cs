namespace Trends.Tests.Monitoring;

/// <summary>Files of the repository that tests hold equal to the code.</summary>
internal static class Repository
{
    /// <summary>Gives a file's full path.</summary>
    public static string File(params string[] parts)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !System.IO.File.Exists(Path.Combine(root.FullName, "TrendFunctions.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine([root!.FullName, .. parts]);
    }
}
