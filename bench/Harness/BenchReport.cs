using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bench.Harness;

/// <summary>All that one benchmark found.</summary>
/// <param name="Bench">Its name.</param>
/// <param name="Command">The command that repeats it.</param>
/// <param name="Machine">The machine, in a line.</param>
/// <param name="At">When it began, in UTC.</param>
/// <param name="Load">The load average just before it; null where the system does not tell.</param>
/// <param name="Results">The rows; empty when it failed.</param>
/// <param name="Notes">What a reader must know.</param>
/// <param name="Error">Why it could not be measured; null when it was.</param>
internal sealed record BenchReport(
    string Bench,
    string Command,
    string Machine,
    DateTimeOffset At,
    double? Load,
    IReadOnlyList<BenchResult> Results,
    IReadOnlyList<string> Notes,
    string? Error)
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Gives the report as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Camel);
}
