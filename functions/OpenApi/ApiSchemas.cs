using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TrendFunctions.OpenApi;

/// <summary>JSON schemas of the types that endpoints take and give, each kept once by name.</summary>
/// <param name="summaries">Describe the members.</param>
internal sealed class ApiSchemas(XmlSummaries summaries)
{
    // Numbers written as text are read too, but that is no reason to describe every number as "string or number".
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal);

    /// <summary>Gives a reference to a type's schema.</summary>
    /// <param name="type">The type; an array becomes an array of references.</param>
    public JsonObject Reference(Type type)
    {
        if (type.GetElementType() is { } element)
        {
            return new() { ["type"] = "array", ["items"] = Reference(element) };
        }

        if (!_schemas.ContainsKey(type.Name))
        {
            JsonSchemaExporterOptions options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
            JsonNode schema = Json.GetJsonSchemaAsNode(type, options);
            Rebase(schema, $"#/components/schemas/{type.Name}");
            _schemas[type.Name] = schema;
        }

        return new() { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    /// <summary>Adds a schema that no type stands for.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="schema">The schema.</param>
    public void Add(string name, JsonObject schema) => _schemas[name] = schema;

    /// <summary>Gives all schemas so far.</summary>
    public JsonObject ToJson() => new(_schemas.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value.DeepClone())));

    private JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject node && context.PropertyInfo?.AttributeProvider is PropertyInfo property
            && summaries.Property(property) is { Length: > 0 } text)
        {
            node["description"] = text;
        }

        return schema;
    }

    // The exporter points from the schema's own root; in the document the schema lies deeper.
    private static void Rebase(JsonNode? node, string root)
    {
        if (node is JsonObject members)
        {
            if (members["$ref"] is JsonValue value && value.GetValue<string>() is ['#', .. string rest])
            {
                members["$ref"] = root + rest;
            }

            foreach (JsonNode? child in members.Select(m => m.Value).ToList())
            {
                Rebase(child, root);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? child in items)
            {
                Rebase(child, root);
            }
        }
    }
}
