namespace Trends.Collect;

/// <summary>A data file of a dataset.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Size">Its size in bytes, packed as it is.</param>
public sealed record DataFile(string Path, long Size)
{
    /// <summary>Gets the file's name without folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
