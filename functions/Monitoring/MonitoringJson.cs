using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrendFunctions.Monitoring;

/// <summary>How monitoring answers are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MonitoringReport))]
[JsonSerializable(typeof(AlertList))]
internal sealed partial class MonitoringJson : JsonSerializerContext;
