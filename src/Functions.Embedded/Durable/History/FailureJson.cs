using System.Text.Json;
using Microsoft.DurableTask;

namespace Functions.Embedded.Durable.History;

/// <summary>Failures as the histories store them.</summary>
internal static class FailureJson
{
    /// <summary>Writes a failure.</summary>
    internal static string Write(TaskFailureDetails failure) => JsonSerializer.Serialize(failure);

    /// <summary>Reads a failure.</summary>
    internal static TaskFailureDetails Read(string? data) =>
        (data is null ? null : JsonSerializer.Deserialize<TaskFailureDetails>(data))
        ?? new TaskFailureDetails("(unknown)", "The failure was stored without details.", null, null, null);
}
