using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.EventHubs;

/// <summary>A section of host.json, under the host's prefix or plain.</summary>
internal sealed class HostJson(IConfiguration configuration, string section)
{
    /// <summary>Gets a value; null when absent.</summary>
    public string? this[string key] => configuration[$"AzureFunctionsJobHost:{section}:{key}"] ?? configuration[$"{section}:{key}"];

    /// <summary>Gets a whole number.</summary>
    public int Number(string key, int otherwise) => this[key] switch
    {
        null => otherwise,
        string text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
        _ => throw Bad(key, this[key]!, "a whole number"),
    };

    /// <summary>Gets a length of time.</summary>
    public TimeSpan Time(string key, TimeSpan otherwise) => this[key] switch
    {
        null => otherwise,
        string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) => time,
        _ => throw Bad(key, this[key]!, "a time as hh:mm:ss"),
    };

    /// <summary>Makes the error for a value that cannot be read.</summary>
    public InvalidOperationException Bad(string key, string value, string expected) =>
        new($"Setting {section}:{key} in host.json is '{value}'; it must be {expected}.");
}
