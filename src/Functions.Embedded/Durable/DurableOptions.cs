using System.Globalization;
using Functions.Embedded.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Durable;

/// <summary>Settings of the orchestration engine.</summary>
internal sealed class DurableOptions
{
    /// <summary>The section of host.json, as the official host names it in configuration.</summary>
    internal const string HostSection = "AzureFunctionsJobHost:extensions:durableTask";

    /// <summary>The same section when host.json is read as it stands.</summary>
    internal const string PlainSection = "extensions:durableTask";

    /// <summary>The section of what only the embedded engine knows.</summary>
    internal const string OwnSection = EmbeddedOptions.SectionName + ":Durable";

    /// <summary>Gets or sets the folder that holds <c>durable.db</c>.</summary>
    public string StateFolder { get; set; } = ".embedded";

    /// <summary>Gets or sets how many activities run at a time; at least 1. The default is twice the processors.</summary>
    public int MaxConcurrentActivities { get; set; } = 2 * Environment.ProcessorCount;

    /// <summary>Gets or sets how many orchestrations stay in memory between events; at least 1. The default is 2,000.</summary>
    public int MaxLiveOrchestrations { get; set; } = 2000;

    /// <summary>Gets or sets the largest input, output or event, in bytes of JSON. The default is 1 MiB, as the Durable Task Scheduler has it.</summary>
    public int MaxPayloadBytes { get; set; } = 1024 * 1024;

    /// <summary>Gets or sets how long ended orchestrations are kept. The default is 30 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Fills the options from configuration.</summary>
    internal void Read(IConfiguration configuration, EmbeddedOptions embedded)
    {
        StateFolder = embedded.StateFolder;
        MaxConcurrentActivities = Positive(
            configuration,
            [$"{HostSection}:maxConcurrentActivityFunctions", $"{PlainSection}:maxConcurrentActivityFunctions"],
            MaxConcurrentActivities);
        MaxLiveOrchestrations = Positive(configuration, [$"{OwnSection}:MaxLiveOrchestrations"], MaxLiveOrchestrations);
        MaxPayloadBytes = Positive(configuration, [$"{OwnSection}:MaxPayloadBytes"], MaxPayloadBytes);

        const string RetentionKey = OwnSection + ":Retention";
        if (configuration[RetentionKey] is { Length: > 0 } retention)
        {
            Retention = TimeSpan.TryParse(retention, CultureInfo.InvariantCulture, out TimeSpan kept) && kept > TimeSpan.Zero
                ? kept
                : throw Invalid(RetentionKey, retention, "a time span above zero such as 30.00:00:00");
        }
    }

    private static int Positive(IConfiguration configuration, string[] keys, int fallback)
    {
        foreach (string key in keys)
        {
            if (configuration[key] is { Length: > 0 } text)
            {
                return int.TryParse(text, CultureInfo.InvariantCulture, out int value) && value > 0 ? value : throw Invalid(key, text, "a whole number above zero");
            }
        }

        return fallback;
    }

    private static OptionsValidationException Invalid(string key, string value, string expected) =>
        new(key, typeof(DurableOptions), [$"Setting '{key}' is '{value}'; give {expected}."]);
}
