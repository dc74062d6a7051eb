using System.Globalization;

namespace Bench.Harness;

/// <summary>Describes the machine, so that figures can be compared.</summary>
internal static class Machine
{
    /// <summary>Gives cores, memory, processor and runtime in a line.</summary>
    public static string Describe()
    {
        double gigabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {gigabytes:0} GB, {Processor()}, .NET {Environment.Version}");
    }

    /// <summary>Gives the processes that wanted to run over the last minute; above the number of cores the figures are too low.</summary>
    /// <returns>The load average, or null where the system does not tell.</returns>
    public static double? Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : null;

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        string? line = System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();
    }
}
