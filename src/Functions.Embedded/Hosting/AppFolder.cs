namespace Functions.Embedded.Hosting;

/// <summary>Where the app's files are: a folder that is set, otherwise the program's, otherwise the current one.</summary>
internal sealed class AppFolder
{
    /// <summary>The setting that names the folder, as in the official host.</summary>
    public const string Setting = "AzureWebJobsScriptRoot";

    private readonly string[] _folders;

    /// <summary>Looks for the folder on the command line and in the environment.</summary>
    public AppFolder(IReadOnlyList<string> args)
    {
        string? set = FromArguments(args) ?? Environment.GetEnvironmentVariable(Setting);
        _folders = set is null ? [AppContext.BaseDirectory, Directory.GetCurrentDirectory()] : [Path.GetFullPath(set)];
    }

    /// <summary>Gets the folder that relative paths of the app start from.</summary>
    public string Root => Find("host.json") is { } file ? Path.GetDirectoryName(file)! : _folders[0];

    /// <summary>Finds a file; null when no folder has it.</summary>
    public string? Find(string name) => _folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static string? FromArguments(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
        {
            if (args[i].StartsWith($"--{Setting}=", StringComparison.OrdinalIgnoreCase))
            {
                return args[i][(Setting.Length + 3)..];
            }

            if (i + 1 < args.Count && args[i].Equals($"--{Setting}", StringComparison.OrdinalIgnoreCase))
            {
                return args[i + 1];
            }
        }

        return null;
    }
}
