using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Trends.Engine;

/// <summary>Says what went wrong in the engine in words a user can act on.</summary>
internal static partial class DuckErrors
{
    /// <summary>Translates an error of the engine.</summary>
    /// <param name="error">The error.</param>
    /// <param name="scratch">The folder that the session spills to.</param>
    public static TrendsException Translate(DuckDBException error, string scratch)
    {
        string first = FirstLine(error.Message);
        if (Has(error, "No space left on device") || Has(error, "not enough space") || Has(error, "max_temp_directory_size"))
        {
            return new($"The disk is full at '{scratch}' ({first}). Free some space there, or move the data folder to a larger disk.", error);
        }

        if (Has(error, "Out of Memory"))
        {
            return new($"The engine ran out of memory ({first}). Raise Engine:MemoryMegabytes, or lower Engine:Threads.", error);
        }

        string? file = FileName().Match(error.Message) is { Success: true } match ? match.Groups[1].Value : null;
        return file is null
            ? new($"The engine stopped: {first} If the data folder was changed by hand, delete its staging and warehouse folders and run again.", error)
            : new($"The engine could not read or write '{file}': {first} Delete that file and run again: it is made anew from what it came from.", error);
    }

    private static bool Has(DuckDBException error, string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string FirstLine(string message)
    {
        int end = message.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? message : message[..end].TrimEnd();
    }

    [GeneratedRegex("""["']([^"'\n]+\.(?:parquet|tmp)[^"'\n]*)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
