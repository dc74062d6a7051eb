namespace Trends.Azure.Lake;

/// <summary>A local copy of one version of an object.</summary>
/// <param name="path">The object's path.</param>
/// <param name="etag">The version.</param>
/// <param name="file">The copy's full path.</param>
/// <param name="bytes">Its size.</param>
internal sealed class CachedFile(string path, string etag, string file, long bytes)
{
    /// <summary>Gets the object's path.</summary>
    public string Path => path;

    /// <summary>Gets the version.</summary>
    public string ETag => etag;

    /// <summary>Gets the copy's full path.</summary>
    public string File => file;

    /// <summary>Gets its size in bytes.</summary>
    public long Bytes => bytes;

    /// <summary>Gets or sets when it was last handed out; null when it never was.</summary>
    public DateTimeOffset? HandedOutAt { get; set; }
}
