using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Trends.Azure.Tests.Marts;

/// <summary>Sends what native code writes to standard error nowhere: the SDK's planner tells it of every plan that is longer than the SDK's first guess.</summary>
internal sealed class QuietStandardError : IDisposable
{
    private const int StandardError = 2;
    private readonly int _before = NativeMethods.Dup(StandardError);

    /// <summary>Initializes a new instance of the <see cref="QuietStandardError"/> class.</summary>
    public QuietStandardError()
    {
        using SafeFileHandle nowhere = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
        _ = NativeMethods.Dup2((int)nowhere.DangerousGetHandle(), StandardError);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = NativeMethods.Dup2(_before, StandardError);
        _ = NativeMethods.Close(_before);
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "dup")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Dup(int descriptor);

        [DllImport("libc", EntryPoint = "dup2")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Dup2(int from, int to);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Close(int descriptor);
    }
}
