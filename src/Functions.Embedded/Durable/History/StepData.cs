using System.Globalization;
using System.Text.Json;

namespace Functions.Embedded.Durable.History;

/// <summary>What steps carry besides a payload, in and out of <see cref="HistoryEvent.Data"/>.</summary>
internal static class StepData
{
    /// <summary>Writes a timer's time.</summary>
    internal static string Timer(DateTime fireAt) => fireAt.Ticks.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a timer's time.</summary>
    internal static DateTime FireAt(HistoryEvent step) => new(long.Parse(step.Data!, CultureInfo.InvariantCulture), DateTimeKind.Utc);

    /// <summary>Writes a sub-orchestration's version and input.</summary>
    internal static string SubOrchestration(string version, string? input) => JsonSerializer.Serialize<string?[]>([version, input]);

    /// <summary>Reads a sub-orchestration's version and input.</summary>
    internal static (string Version, string? Input) SubOrchestration(HistoryEvent step)
    {
        string?[] parts = JsonSerializer.Deserialize<string?[]>(step.Data!)!;
        return (parts[0] ?? string.Empty, parts[1]);
    }
}
