using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace TrendFunctions.Serving;

/// <summary>Writes answers that are built as nodes. Answers are read by programs and sent by the thousand: letters of every script stand as they are, instants end in <c>Z</c>, numbers have nine digits.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    private static readonly AnswerJson Compact = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    /// <summary>Gets what turns an answer's members into nodes.</summary>
    public static JsonSerializerOptions Members { get; } = new(JsonSerializerDefaults.Web) { Converters = { new UtcInstantConverter(), new NineDigitConverter() } };

    /// <summary>Gets what writes the nodes.</summary>
    public static JsonTypeInfo<JsonObject> Body => Compact.JsonObject;
}
