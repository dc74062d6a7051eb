using System.Text.Json;
using System.Text.Json.Serialization;
using TrendFunctions.Erasure;

namespace TrendFunctions.Pipeline;

/// <summary>How reports of runs and receipts of erasures are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(ErasureNote))]
[JsonSerializable(typeof(ErasureReceipt))]
internal sealed partial class RunJson : JsonSerializerContext;
