using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrendFunctions.Pipeline;

/// <summary>How run reports are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(RunPage))]
internal sealed partial class RunJson : JsonSerializerContext;
