using System.Globalization;

namespace TrendFunctions.Tests;

/// <summary>A folder for one test, removed with it.</summary>
public sealed class TempFolder : IDisposable
{
    private static int _made;

    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(
        System.IO.Path.GetTempPath(),
        string.Create(CultureInfo.InvariantCulture, $"trends-front-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}"))).FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
