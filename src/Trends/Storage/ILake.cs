namespace Trends.Storage;

/// <summary>Objects by path, as a blob container or a folder has them.</summary>
/// <remarks>
/// Paths are relative, with <c>/</c>, without <c>.</c> or <c>..</c> parts. An object appears whole or not at all.
/// An ETag is opaque, changes with every write and is never empty.
/// </remarks>
public interface ILake
{
    /// <summary>Describes an object.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The description, or null when there is no such object.</returns>
    Task<LakeObject?> FindAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens an object for reading.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="LakeObjectMissingException">There is no such object.</exception>
    Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Gives an object as a local file: the file itself, or a cached download. Read it, never write it.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The file's full path, readable until the process ends or the object is deleted.</returns>
    /// <exception cref="LakeObjectMissingException">There is no such object.</exception>
    Task<string> GetLocalFileAsync(string path, CancellationToken cancellationToken);

    /// <summary>Makes a new scratch file's path on the volume that publishing is cheapest from.</summary>
    /// <param name="extension">The file's extension with its dot.</param>
    /// <returns>A full path, unique in this process, below <see cref="ScratchFolder"/>.</returns>
    string NewScratchFile(string extension);

    /// <summary>Gets the folder for scratch files, for engines that spill. Its content is deleted when the next process opens the lake.</summary>
    string ScratchFolder { get; }

    /// <summary>Publishes a finished local file as an object, durably and atomically, and takes the file away, whether or not the condition held.</summary>
    /// <param name="localFile">The file's full path.</param>
    /// <param name="path">The object's path.</param>
    /// <param name="condition">When to write.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The new object, or null when the condition did not hold and nothing was written.</returns>
    Task<LakeObject?> PublishAsync(string localFile, string path, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Writes a small object, durably and atomically.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="content">All of its bytes.</param>
    /// <param name="condition">When to write.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The new object, or null when the condition did not hold and nothing was written.</returns>
    Task<LakeObject?> WriteAsync(string path, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Lists objects whose path starts with a prefix, in ordinal order of their paths.</summary>
    /// <param name="prefix">The prefix; empty for all. It need not end at a <c>/</c>.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<LakeObject> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes an object.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(string path, CancellationToken cancellationToken);
}
