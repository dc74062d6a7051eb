using Trends.Storage;

namespace Trends.Collect.Landing;

/// <summary>Tells a full disk from other failures and says what to do.</summary>
internal static class DiskFull
{
    // ENOSPC and EDQUOT on Unix; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL on Windows.
    internal static bool Is(IOException e) => (e.HResult & 0xFFFF) is 28 or 122 or 39 or 112;

    internal static TrendsException Explain(string what, ILake lake, IOException e) =>
        new($"The disk of '{lake.ScratchFolder}' is full: {what} stopped and published nothing unfinished. Free space, or choose another data folder, and run again.", e);
}
