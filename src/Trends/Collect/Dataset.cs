using Trends.Collect.Manifests;

namespace Trends.Collect;

/// <summary>A dataset folder: its manifest and the files that are there.</summary>
/// <param name="Folder">The folder's full path.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="Files">The data files in ordinal order of their paths; at least one.</param>
public sealed record Dataset(string Folder, DatasetManifest Manifest, IReadOnlyList<DataFile> Files)
{
    /// <summary>Gets the size of all files in bytes.</summary>
    public long Size => Files.Sum(f => f.Size);

    /// <summary>Opens a dataset folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">The manifest is missing or wrong, or a name in it matches no file.</exception>
    public static Dataset Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string full = Path.GetFullPath(folder);
        if (File.Exists(full))
        {
            throw new InputException($"'{folder}' is a file. Give the folder that holds it and its {DatasetManifest.FileName}.");
        }

        if (!Directory.Exists(full))
        {
            throw new InputException($"The folder '{folder}' does not exist. Check the path.");
        }

        DatasetManifest manifest = DatasetManifest.Load(full);
        SortedDictionary<string, DataFile> files = new(StringComparer.Ordinal);
        List<string> unmatched = [];
        foreach (string pattern in manifest.Files)
        {
            IReadOnlyList<string> matches = FileGlob.Find(full, pattern);
            if (matches.Count == 0)
            {
                unmatched.Add($"'{pattern}'");
            }

            foreach (string match in matches)
            {
                files[match] = new(match, new FileInfo(match).Length);
            }
        }

        return unmatched.Count == 0
            ? new(full, manifest, [.. files.Values])
            : throw new InputException($"'{Path.Combine(folder, DatasetManifest.FileName)}', files: no file matches {string.Join(", ", unmatched)}. Names are relative to the folder; check them.");
    }
}
