using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Encodings.Web;
using System.Xml.Linq;

namespace Trends.Simulator.Faults;

/// <summary>Damages the body of an answer, whatever the dialect.</summary>
internal static class BodyDamage
{
    public const string UnknownField = "simulator_unknown_field";
    private const int OversizeLength = 2_000_000;

    private static readonly JsonSerializerOptions PlainJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Applies the faults of a call to the body of its answer.</summary>
    public static ReadOnlyMemory<byte> Apply(CallFaults faults, string contentType, ReadOnlyMemory<byte> body)
    {
        bool json = contentType.Contains("json", StringComparison.Ordinal);
        if (faults.Has(FaultKind.ErrorInOk))
        {
            body = Encoding.UTF8.GetBytes(json ? """{"error":{"code":1,"message":"An unknown error has occurred."}}""" : "<html><body>An unknown error has occurred.</body></html>");
        }

        if (faults.Has(FaultKind.Drift))
        {
            body = json ? ChangeItems(body, Drift) : DriftXml(body);
        }

        if (faults.Has(FaultKind.Oversize))
        {
            body = json ? ChangeItems(body, Oversize) : body;
        }

        if (faults.Has(FaultKind.BadUtf8))
        {
            body = BreakCharacter(body);
        }

        return faults.Has(FaultKind.Malformed) ? body[..Math.Max(1, body.Length * 2 / 3)] : body;
    }

    private static ReadOnlyMemory<byte> ChangeItems(ReadOnlyMemory<byte> body, Action<JsonObject, int> change)
    {
        JsonNode? root = JsonNode.Parse(body.Span);
        JsonObject[] items = LongestArray(root) ?? (root is JsonObject single ? [single] : []);
        for (int i = 0; i < items.Length; i++)
        {
            change(items[i], i);
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, PlainJson);
    }

    // The items of an answer are the objects of its longest array, in all dialects.
    private static JsonObject[]? LongestArray(JsonNode? node)
    {
        IEnumerable<JsonObject[]> below = node switch
        {
            JsonObject o => o.Select(p => LongestArray(p.Value)).OfType<JsonObject[]>(),
            JsonArray a => a.Select(LongestArray).OfType<JsonObject[]>().Append([.. a.OfType<JsonObject>()]),
            _ => [],
        };
        JsonObject[]? longest = below.MaxBy(a => a.Length);
        return longest is { Length: > 0 } ? longest : null;
    }

    private static void Drift(JsonObject item, int index)
    {
        switch (index % 3)
        {
            case 0:
                item[UnknownField] = new JsonObject { ["since"] = "v-next" };
                break;
            case 1 when item.Count > 2:
                item.RemoveAt(item.Count - 1);
                break;
            default:
                foreach ((string name, JsonNode? value) in item.ToArray())
                {
                    // The first plain value changes its type.
                    if (value is JsonValue plain && name is not "id")
                    {
                        item[name] = plain.GetValueKind() == JsonValueKind.String ? new JsonArray(plain.GetValue<string>()) : plain.ToJsonString();
                        break;
                    }
                }

                break;
        }
    }

    private static void Oversize(JsonObject item, int index)
    {
        if (index == 0 && LongestText(item) is var (owner, name))
        {
            owner[name] = owner[name]!.GetValue<string>() + new string('x', OversizeLength);
        }
    }

    private static (JsonObject Owner, string Name)? LongestText(JsonObject item)
    {
        (JsonObject Owner, string Name)? longest = null;
        int length = 0;
        Stack<JsonObject> open = new([item]);
        while (open.TryPop(out JsonObject? next))
        {
            foreach ((string name, JsonNode? value) in next)
            {
                if (value is JsonObject inner)
                {
                    open.Push(inner);
                }
                else if (value is JsonValue && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Contains(' ', StringComparison.Ordinal)
                    && value.GetValue<string>().Length > length)
                {
                    longest = (next, name);
                    length = value.GetValue<string>().Length;
                }
            }
        }

        return longest;
    }

    private static byte[] DriftXml(ReadOnlyMemory<byte> body)
    {
        XDocument document = XDocument.Parse(Encoding.UTF8.GetString(body.Span));
        int index = 0;
        foreach (XElement item in document.Descendants().Where(e => e.Name.LocalName is "item" or "entry").ToArray())
        {
            switch (index++ % 3)
            {
                case 0:
                    item.Add(new XElement(item.Name.Namespace + "simulatorUnknownField", "v-next"));
                    break;
                case 1:
                    item.Elements().LastOrDefault(e => e.Name.LocalName is not ("title" or "link" or "guid" or "id"))?.Remove();
                    break;
                default:
                    item.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.ReplaceNodes(new XElement("b", "nested"));
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(document.Declaration + document.ToString(SaveOptions.DisableFormatting));
    }

    // Half of a character from beyond ASCII is dropped, near the middle of the body.
    private static ReadOnlyMemory<byte> BreakCharacter(ReadOnlyMemory<byte> body)
    {
        int at = body.Span[(body.Length / 2)..].IndexOfAnyInRange((byte)0xC2, (byte)0xF4);
        int lead = at >= 0 ? at + (body.Length / 2) : body.Span.IndexOfAnyInRange((byte)0xC2, (byte)0xF4);
        return lead < 0 ? body : (byte[])[.. body.Span[..(lead + 1)], .. body.Span[(lead + 2)..]];
    }
}
