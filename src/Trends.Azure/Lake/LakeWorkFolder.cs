using System.Security.Cryptography;

namespace Trends.Azure.Lake;

/// <summary>This process's part of the work folder: scratch files and local copies. What ended processes left behind is cleared away.</summary>
internal sealed class LakeWorkFolder : IDisposable
{
    private const string Prefix = "trends-lake-";
    private const string LockFile = "in-use";
    private static readonly TimeSpan JustMade = TimeSpan.FromMinutes(1);
    private readonly FileStream _lock;

    /// <summary>Takes a part.</summary>
    /// <param name="root">The work folder; null for the system's temporary folder.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="TrendsException">The folder cannot be written to.</exception>
    public LakeWorkFolder(string? root, TimeProvider clock)
    {
        string folder = Path.GetFullPath(string.IsNullOrEmpty(root) ? Path.GetTempPath() : root);
        Folder = Path.Combine(folder, Prefix + RandomNumberGenerator.GetHexString(16, lowercase: true));
        try
        {
            ClearAway(folder, clock.GetUtcNow());
            MakePrivate(Folder);
            _lock = Lock(Folder);
            MakePrivate(ScratchFolder);
            MakePrivate(CacheFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrendsException($"Work folder '{folder}' cannot be used: {e.Message} Choose another with Lake:WorkFolder.", e);
        }
    }

    /// <summary>Gets the folder of all.</summary>
    public string Folder { get; }

    /// <summary>Gets the folder of scratch files.</summary>
    public string ScratchFolder => Path.Combine(Folder, "scratch");

    /// <summary>Gets the folder of local copies.</summary>
    public string CacheFolder => Path.Combine(Folder, "cache");

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody still reads in it: the next process clears it away.
        }
    }

    // A part whose lock can be taken has no process any more; one that was made this minute may not have come to its lock yet.
    private static void ClearAway(string folder, DateTimeOffset now)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string part in Directory.EnumerateDirectories(folder, Prefix + "*"))
        {
            try
            {
                if (now - Directory.GetCreationTimeUtc(part) > JustMade)
                {
                    using FileStream held = Lock(part);
                    Directory.Delete(part, recursive: true);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, or another user's.
            }
        }
    }

    private static FileStream Lock(string part) => new(Path.Combine(part, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    // Objects hold personal data before it is masked.
    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
