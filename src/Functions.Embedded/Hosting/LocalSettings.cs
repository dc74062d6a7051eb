using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.Hosting;

/// <summary>Reads local.settings.json: <c>Values</c> as settings, <c>ConnectionStrings</c>, and the port in <c>Host</c>.</summary>
internal static class LocalSettings
{
    /// <summary>Adds the file; none means no settings.</summary>
    /// <exception cref="EmbeddedHostException">The file is no JSON object, or encrypted.</exception>
    public static void Add(IConfigurationBuilder configuration, AppFolder folder)
    {
        if (folder.Find("local.settings.json") is not { } file)
        {
            return;
        }

        Dictionary<string, string?> settings = SettingsFile.Read(file);
        if (settings.GetValueOrDefault("IsEncrypted") is { } encrypted && bool.TryParse(encrypted, out bool isEncrypted) && isEncrypted)
        {
            throw new EmbeddedHostException($"{file} is encrypted, which the embedded runtime cannot read. Set IsEncrypted to false and write the values in clear.");
        }

        configuration.AddInMemoryCollection(settings.SelectMany(Map));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Map(KeyValuePair<string, string?> setting)
    {
        const string Values = "Values:";
        if (setting.Key.StartsWith(Values, StringComparison.OrdinalIgnoreCase))
        {
            yield return new(setting.Key[Values.Length..].Replace("__", ":", StringComparison.Ordinal), setting.Value);
        }
        else if (setting.Key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase))
        {
            yield return setting;
        }
        else if (setting.Key.Equals("Host:LocalHttpPort", StringComparison.OrdinalIgnoreCase))
        {
            yield return new($"{EmbeddedOptions.SectionName}:{nameof(EmbeddedOptions.Port)}", setting.Value);
        }
    }
}
