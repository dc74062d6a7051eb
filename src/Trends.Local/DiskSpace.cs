using System.Globalization;

namespace Trends.Local;

/// <summary>Free disk space: asked for before work starts, and named when it ran out.</summary>
public static class DiskSpace
{
    private const int LinuxNoSpace = 28;
    private const int LinuxQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Gives the free space of the volume that a path lies on.</summary>
    /// <param name="path">A file or folder; it need not exist yet.</param>
    /// <returns>Bytes this user may write.</returns>
    public static long FreeBytes(string path)
    {
        string folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return new DriveInfo(folder).AvailableFreeSpace;
    }

    /// <summary>Throws when a volume has too little space for what is to come.</summary>
    /// <param name="path">Where it will be written.</param>
    /// <param name="neededBytes">How much will be written at most.</param>
    /// <exception cref="TrendsException">There is less; the message names path, needed and free bytes.</exception>
    public static void Require(string path, long neededBytes)
    {
        long free = FreeBytes(path);
        if (free < neededBytes)
        {
            throw Full(path, neededBytes, free, cause: null);
        }
    }

    /// <summary>Tells whether an error means that a disk is full.</summary>
    /// <param name="error">The error.</param>
    internal static bool IsFull(IOException error) => error.HResult is LinuxNoSpace or LinuxQuota or WindowsDiskFull;

    /// <summary>Makes the error that users see of a full disk.</summary>
    internal static TrendsException Full(string path, long neededBytes, long freeBytes, Exception? cause)
    {
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"The disk is full: '{path}' needs {neededBytes} bytes and {freeBytes} are free. Free some space or move the data folder, then run again; nothing half-written was kept.");
        return cause is null ? new(message) : new(message, cause);
    }
}
