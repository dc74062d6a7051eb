namespace Trends.Local.Lake;

/// <summary>Walks a folder so that paths come in ordinal order, one folder's names in memory at a time.</summary>
internal static class LakeWalk
{
    /// <summary>Gives the files whose path below a root starts with a prefix; what vanishes on the way is left out.</summary>
    /// <param name="root">The root's full path.</param>
    /// <param name="prefix">The prefix with <c>/</c>.</param>
    public static IEnumerable<(string Path, FileInfo File)> Files(string root, string prefix)
    {
        int slash = prefix.LastIndexOf('/');
        string start = slash < 0 ? "" : prefix[..(slash + 1)];
        return Walk(new DirectoryInfo(Path.Combine(root, start)), start, prefix);
    }

    private static IEnumerable<(string Path, FileInfo File)> Walk(DirectoryInfo folder, string folderPath, string prefix)
    {
        foreach ((string name, FileSystemInfo entry) in Sorted(folder))
        {
            string path = folderPath + name;
            bool inside = path.StartsWith(prefix, StringComparison.Ordinal);
            if (entry is FileInfo file)
            {
                if (inside)
                {
                    yield return (path, file);
                }
            }
            else if (inside || prefix.StartsWith(path, StringComparison.Ordinal))
            {
                foreach ((string Path, FileInfo File) found in Walk((DirectoryInfo)entry, path, prefix))
                {
                    yield return found;
                }
            }
        }
    }

    // A folder sorts as its name with '/', so that "a-b" comes before "a/c" as it does in a flat listing.
    private static List<(string Name, FileSystemInfo Entry)> Sorted(DirectoryInfo folder)
    {
        List<(string Name, FileSystemInfo Entry)> entries = [];
        try
        {
            foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
            {
                entries.Add((entry is DirectoryInfo ? entry.Name + "/" : entry.Name, entry));
            }
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }
}
