using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Simulator.Dialects;

/// <summary>Writes answers out of plain objects, for platforms whose members always come.</summary>
internal static class DialectJson
{
    private static readonly JsonSerializerOptions Whole = new();
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Answers an object; its nulls are written.</summary>
    public static void Write(SimulatorCall call, object value) => call.Json(json => JsonSerializer.Serialize(json, value, Whole));

    /// <summary>Answers an object; its nulls are left out, as the platform leaves out what an entity does not have.</summary>
    public static void WriteFilled(SimulatorCall call, object value) => call.Json(json => JsonSerializer.Serialize(json, value, WithoutNulls));
}
