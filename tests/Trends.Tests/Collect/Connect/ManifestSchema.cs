using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Trends.Collect.Connect.Manifests;

namespace Trends.Tests.Collect.Connect;

/// <summary>Writes the JSON schema of a manifest: what the types and the rules by which manifests are read permit.</summary>
internal static class ManifestSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <typeparam name="T">The manifest's type.</typeparam>
    /// <param name="title">What it is of.</param>
    public static string Write<T>(string title)
    {
        DocComments comments = new();
        JsonNode schema = ManifestJson.Options.GetJsonSchemaAsNode(typeof(T), new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Described(node, context.PropertyInfo is { } property ? comments.Of(property) : null),
        });
        JsonObject whole = new() { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach ((string name, JsonNode? value) in schema.AsObject().ToArray())
        {
            schema.AsObject().Remove(name);
            whole[name] = value;
        }

        return whole.ToJsonString(Readable) + "\n";
    }

    private static JsonNode Described(JsonNode node, string? comment)
    {
        // What may be anything is written as true, which takes no comment.
        JsonObject described = node as JsonObject ?? [];
        if (comment is not null)
        {
            described.Insert(0, "description", comment);
        }

        return described.Count == 0 ? node : described;
    }
}
