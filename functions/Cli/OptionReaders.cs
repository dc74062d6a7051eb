using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TrendFunctions.Cli;

/// <summary>Reads option values; a wrong one is an error that names option, value and fix.</summary>
internal static class OptionReaders
{
    /// <summary>Makes an option of a time.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is for.</param>
    public static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => DateTimeOffset.TryParse(
            Single(result), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at)
                ? at
                : Fail<DateTimeOffset?>(result, $"{name} '{Single(result)}' is not an ISO 8601 time. Write one such as 2026-03-01 or 2026-03-01T12:00:00Z."),
    };

    /// <summary>Makes an option of a TCP port.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="absent">The port without it.</param>
    public static Option<int> Port(string name, string description, int absent) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => absent,
        CustomParser = result => int.TryParse(Single(result), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= 65535
            ? port
            : Fail<int>(result, $"{name} '{Single(result)}' is not a port. Give a number from 1 to 65535."),
    };

    private static string Single(ArgumentResult result) => result.Tokens is [{ } token] ? token.Value : string.Empty;

    private static T Fail<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default!;
    }
}
