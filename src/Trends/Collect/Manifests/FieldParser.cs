using System.Text.Json;
using Trends.Collect.Mapping;

namespace Trends.Collect.Manifests;

/// <summary>Reads a manifest's <c>fields</c> against the schema of its kind.</summary>
/// <param name="kind">The kind.</param>
/// <param name="format">The format, which says whether <c>from</c> is a column or a path.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class FieldParser(RecordKind kind, DatasetFormat format, ManifestProblems problems)
{
    private readonly CanonicalSchema _schema = CanonicalSchema.For(kind);

    internal IReadOnlyList<FieldMapping> Parse(ManifestNode root)
    {
        ManifestNode? node = root.Child("fields", required: true);
        if (node is null)
        {
            return [];
        }

        List<FieldMapping> mappings = [];
        foreach (JsonProperty property in node.Element.EnumerateObject())
        {
            if (Mapping(node, property) is { } mapping)
            {
                mappings.Add(mapping);
            }
        }

        CheckRequired(node, [.. node.Element.EnumerateObject().Select(p => p.Name)]);
        return mappings;
    }

    private FieldMapping? Mapping(ManifestNode fields, JsonProperty property)
    {
        string at = fields.At(property.Name);
        int index = _schema.IndexOf(property.Name);
        if (index < 0 && !property.Name.StartsWith("x-", StringComparison.Ordinal))
        {
            string known = string.Join(", ", _schema.Fields.Select(f => f.Name));
            problems.Add(at, $"{kind.Name()} have no such field", $"fields are {known}; carry others along under a name that starts with x-");
            return null;
        }

        FieldType type = index < 0 ? FieldType.Text : _schema.Fields[index].Type;
        FieldMapping? mapping = property.Value.ValueKind switch
        {
            JsonValueKind.String => new(property.Name, property.Value.GetString()),
            JsonValueKind.Object => new FieldOptionsParser(problems).Parse(property.Name, type, new(property.Value, at, problems)),
            _ => null,
        };
        if (mapping is null)
        {
            if (property.Value.ValueKind != JsonValueKind.Object)
            {
                problems.Add(at, $"{property.Value.GetRawText()} names no column", "give a column's name or an object with \"from\" or \"value\"");
            }

            return null;
        }

        foreach (string from in mapping.Sources)
        {
            CheckFrom(at, from);
        }

        return mapping;
    }

    private void CheckFrom(string at, string from)
    {
        if (from.Length == 0)
        {
            problems.Add(at, "the column's name is empty", "name a column");
        }
        else if (!format.IsTable && JsonPath.TryParse(from) is not [{ Name: not null }, ..])
        {
            problems.Add(at, $"'{from}' is no path", "write it like user.name, media[0].url, refs[type=reply].id or $['odd name']");
        }
        else if (format.IsTable && !format.Header && format.Columns.Count > 0 && !format.Columns.Contains(from))
        {
            problems.Add(at, $"there is no column '{from}'", $"format.columns are {string.Join(", ", format.Columns)}");
        }
    }

    private void CheckRequired(ManifestNode node, string[] given)
    {
        bool textOrTitle = !kind.IsPostLike() || given.Contains("text") || given.Contains("title");
        if (!textOrTitle)
        {
            problems.Add(node.At("text"), $"missing, and so is title: {kind.Name()} need one of them", "map one");
        }

        foreach (CanonicalField field in _schema.Fields.Where(f => f.Required && !given.Contains(f.Name)))
        {
            if (!kind.IsPostLike() || field.Name is not ("text" or "title"))
            {
                problems.Add(node.At(field.Name), $"missing: {kind.Name()} need it", "name its column, or give { \"value\": … }");
            }
        }
    }
}
