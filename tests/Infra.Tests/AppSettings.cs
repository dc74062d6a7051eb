using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>The settings that the template gives the app.</summary>
internal static partial class AppSettings
{
    /// <summary>Reads them: names with their expressions.</summary>
    /// <param name="main">The compiled <c>main.bicep</c>.</param>
    public static IReadOnlyDictionary<string, string> Of(JsonElement main)
    {
        JsonElement parameters = main.GetProperty("resources").GetProperty("functions").GetProperty("properties").GetProperty("parameters");
        Dictionary<string, string> settings = parameters.GetProperty("settings").GetProperty("value").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        foreach (Match name in Optional().Matches(parameters.GetProperty("languageSettings").GetString()!))
        {
            settings.Add(name.Groups[1].Value, name.Value);
        }

        return settings;
    }

    [GeneratedRegex("""createObject\('(\w+__\w+)'""")]
    private static partial Regex Optional();
}
