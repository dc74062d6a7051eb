using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TrendFunctions.Serving;

/// <summary>Writes answers that are built as nodes.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class AnswerJson : JsonSerializerContext;
