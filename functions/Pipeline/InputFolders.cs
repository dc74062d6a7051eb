using Trends;
using Trends.Collect;

namespace TrendFunctions.Pipeline;

/// <summary>Finds the dataset folders that clients may name: those under one root, with every file of theirs under it too.</summary>
internal static class InputFolders
{
    /// <summary>Finds a folder by its name.</summary>
    /// <param name="root">The setting <c>Inputs:Root</c>; null allows none.</param>
    /// <param name="name">What the client sent.</param>
    /// <returns>The folder's full path.</returns>
    /// <exception cref="InvalidRequestException">It is not the name of a dataset folder there, its manifest is wrong, or a link leads out of the root.</exception>
    public static string Find(string? root, string? name)
    {
        // A name, never a path: clients do not get to choose what the server reads.
        string? folder = root is null || name is null || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0 || name is "" or "." or ".."
            ? null
            : Path.Combine(Path.GetFullPath(root), name);
        string manifest = Path.Combine(folder ?? string.Empty, "dataset.json");
        if (folder is null || !File.Exists(manifest) || !IsUnder(root!, manifest))
        {
            throw Refused(name);
        }

        try
        {
            return Dataset.Open(folder).Files.All(f => IsUnder(root!, f.Path)) ? folder : throw Refused(name);
        }
        catch (InputException e)
        {
            throw new InvalidRequestException("inputs", e.Message);
        }
    }

    private static InvalidRequestException Refused(string? name)
        => new("inputs", $"'{name}' is not the name of a dataset folder under the setting Inputs:Root.");

    private static bool IsUnder(string root, string path)
    {
        try
        {
            return Real(path).StartsWith(Real(Path.GetFullPath(root)).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // A link that leads to itself leads nowhere.
            return false;
        }
    }

    private static string Real(string path)
    {
        string at = Path.GetPathRoot(path)!;
        foreach (string part in path[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, part);
            FileSystemInfo info = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            at = info.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : at;
        }

        return at;
    }
}
