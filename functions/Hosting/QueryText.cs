using System.Globalization;
using Microsoft.AspNetCore.Http;
using Trends;

namespace TrendFunctions.Hosting;

/// <summary>Reads query parameters; a wrong one is an error that names it.</summary>
internal static class QueryText
{
    /// <summary>Gives a parameter, or a default when it is absent or empty.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="absent">The default.</param>
    public static string Text(HttpRequest request, string name, string absent)
        => request.Query[name].ToString() is { Length: > 0 } text ? text : absent;

    /// <summary>Gives a whole number.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="absent">The default.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    /// <exception cref="InvalidRequestException">It is not a number of that range.</exception>
    public static int Number(HttpRequest request, string name, int absent, int least, int most)
    {
        string text = Text(request, name, string.Empty);
        return text.Length == 0 ? absent
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number
            : throw new InvalidRequestException(name, $"'{text}' is not a whole number from {least} to {most}.");
    }

    /// <summary>Gives an instant.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The instant in UTC, or null when it is absent.</returns>
    /// <exception cref="InvalidRequestException">It is not ISO 8601.</exception>
    public static DateTimeOffset? Instant(HttpRequest request, string name)
    {
        string text = Text(request, name, string.Empty);
        return text.Length == 0 ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at) ? at
            : throw new InvalidRequestException(name, $"'{text}' is not a time such as 2026-08-01T12:00:00Z.");
    }
}
