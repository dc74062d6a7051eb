namespace Trends.Collect.Manifests;

/// <summary>A checked <c>dataset.json</c>: what a dataset is and how its files become canonical records.</summary>
/// <param name="Dataset">The dataset's name: lower-case letters, digits and hyphens.</param>
/// <param name="Kind">The kind of its records.</param>
/// <param name="Platform">Where they come from, lower case; the dataset's name when the manifest gives none.</param>
/// <param name="Language">The language of records that do not say theirs, lower case; null when unknown.</param>
/// <param name="License">The licence as written; null when none is given.</param>
/// <param name="Files">The data files' names or globs, relative to the manifest's folder.</param>
/// <param name="Format">How the files are read.</param>
/// <param name="Fields">Where each canonical field comes from.</param>
/// <param name="Json">The manifest's own text without white space: what raw batches carry.</param>
/// <param name="Hash">SHA-256 of <paramref name="Json"/>, 64 hexadecimal digits in lower case.</param>
public sealed record DatasetManifest(
    string Dataset,
    RecordKind Kind,
    string Platform,
    string? Language,
    string? License,
    IReadOnlyList<string> Files,
    DatasetFormat Format,
    IReadOnlyList<FieldMapping> Fields,
    string Json,
    string Hash)
{
    /// <summary>The manifest's file name.</summary>
    public const string FileName = "dataset.json";

    /// <summary>Gives the schema of its records.</summary>
    public CanonicalSchema Schema => CanonicalSchema.For(Kind);

    /// <summary>Reads and checks the manifest in a dataset folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It is not there, or wrong; the message lists every defect found.</exception>
    public static DatasetManifest Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string path = Path.Combine(folder, FileName);
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"'{path}' does not exist. A dataset folder holds data files and a {FileName} that says how to read them.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Checks a manifest's text.</summary>
    /// <param name="json">The text in UTF-8.</param>
    /// <param name="source">Where it stands, for messages.</param>
    /// <exception cref="InputException">It is wrong; the message lists every defect found.</exception>
    public static DatasetManifest Parse(ReadOnlyMemory<byte> json, string source) => ManifestParser.Parse(json, source);

    /// <summary>Makes the manifest of records that are canonical JSON already: every field comes from the member of its own name.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="platform">The platform; null for the dataset's name.</param>
    public static DatasetManifest Canonical(RecordKind kind, string dataset, string? platform = null) =>
        CanonicalManifest.Make(kind, dataset, platform);
}
