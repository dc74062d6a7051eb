namespace Trends.Storage;

/// <summary>An object in the lake.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="ETag">Its version, opaque.</param>
/// <param name="ModifiedAt">When it was written, in UTC.</param>
public sealed record LakeObject(string Path, long Size, string ETag, DateTimeOffset ModifiedAt);
