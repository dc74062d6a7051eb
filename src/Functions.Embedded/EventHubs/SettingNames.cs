using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.EventHubs;

/// <summary>Replaces <c>%Setting%</c> in attribute values.</summary>
internal static partial class SettingNames
{
    /// <summary>Replaces every setting by its value.</summary>
    /// <exception cref="InvalidOperationException">A setting is absent.</exception>
    public static string Resolve(string text, IConfiguration configuration) => Setting().Replace(
        text,
        m => configuration[m.Groups[1].Value] ?? throw new InvalidOperationException($"'{text}' names the setting '{m.Groups[1].Value}', which is not set. Add it to local.settings.json."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Setting();
}
