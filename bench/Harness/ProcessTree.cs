using System.Globalization;

namespace Bench.Harness;

/// <summary>Reads the memory of a process and all its descendants from <c>/proc</c>.</summary>
internal static class ProcessTree
{
    /// <summary>Lists a process and its descendants.</summary>
    public static List<int> Members(int root)
    {
        List<int> members = [root];
        for (int i = 0; i < members.Count; i++)
        {
            members.AddRange(Children(members[i]));
        }

        return members;
    }

    /// <summary>Gives the most memory that a process ever held, in bytes; 0 once it is gone.</summary>
    public static long HighWater(int process) => Field($"/proc/{process}/status", "VmHWM:");

    /// <summary>Gives a process's memory with its part of what it shares, in bytes; 0 once it is gone.</summary>
    public static long Proportional(int process) => Field($"/proc/{process}/smaps_rollup", "Pss:");

    private static IEnumerable<int> Children(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task")
                .Select(task => Read(Path.Combine(task, "children")))
                .SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static long Field(string path, string name)
    {
        foreach (string line in Read(path).Split('\n'))
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
            {
                string kilobytes = line[name.Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim();
                return long.Parse(kilobytes, CultureInfo.InvariantCulture) * 1024;
            }
        }

        return 0;
    }

    // A process may end between two looks at it.
    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
