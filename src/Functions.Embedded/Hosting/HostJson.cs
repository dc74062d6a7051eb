using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.Hosting;

/// <summary>Reads host.json into the section that the official host uses, so that <c>AzureFunctionsJobHost__…</c> variables win over it.</summary>
internal static class HostJson
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AzureFunctionsJobHost";

    /// <summary>Adds the file; none means the defaults.</summary>
    /// <exception cref="EmbeddedHostException">The file is no JSON object.</exception>
    public static void Add(IConfigurationBuilder configuration, AppFolder folder)
    {
        if (folder.Find("host.json") is { } file)
        {
            configuration.AddInMemoryCollection(SettingsFile.Read(file, Section));
        }
    }

    /// <summary>Gives the prefix of all routes, without slashes at its ends.</summary>
    public static string RoutePrefix(IConfiguration configuration) =>
        (configuration[Section + ":extensions:http:routePrefix"] ?? "api").Trim('/');
}
