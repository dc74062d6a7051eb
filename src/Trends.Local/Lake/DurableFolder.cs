using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Trends.Local.Lake;

/// <summary>Makes names in folders survive a power cut. Windows journals names by itself.</summary>
internal static partial class DurableFolder
{
    /// <summary>Makes a folder and those above it, each durable before the next.</summary>
    /// <param name="folder">The folder's full path.</param>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        string parent = Path.GetDirectoryName(folder) ?? folder;
        if (parent != folder)
        {
            Create(parent);
        }

        Directory.CreateDirectory(folder);
        Flush(parent);
    }

    /// <summary>Writes a folder's names through to the disk.</summary>
    /// <param name="folder">The folder's full path; one that is gone does no harm.</param>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            FlushUnix(folder);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void FlushUnix(string folder)
    {
        int handle = Open(folder, 0);
        if (handle < 0)
        {
            return;
        }

        try
        {
            if (Fsync(handle) != 0)
            {
                throw new IOException($"Folder '{folder}' could not be written to the disk (error {Marshal.GetLastPInvokeError()}). Check the disk.");
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
