using System.Buffers;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Trends.Collect.Readers;

namespace Trends.Collect.Connect.Push;

/// <summary>Rewrites a pushed Atom feed: its items as those of any feed, and what it says is deleted (RFC 6721).</summary>
internal static class AtomMessage
{
    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Makes an object with a list <c>parts</c>: items, and objects with <c>ref</c> and <c>when</c>.</summary>
    /// <param name="body">The feed.</param>
    /// <returns>The object; null when the body is no feed.</returns>
    internal static byte[]? ToJson(ReadOnlyMemory<byte> body)
    {
        XElement root;
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(body.ToArray()), Safe);
            root = XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }

        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("parts");
            foreach (XElement element in root.Elements())
            {
                Write(json, element);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, XElement element)
    {
        if (element.Name.LocalName == "entry")
        {
            RecordBuffer item = new();
            FeedItem.Write(element, item);
            json.WriteRawValue(item.Written.Span, skipInputValidation: true);
        }
        else if (element.Name is { LocalName: "deleted-entry", NamespaceName: Tombstones })
        {
            json.WriteStartObject();
            json.WriteString("ref", (string?)element.Attribute("ref"));
            json.WriteString("when", (string?)element.Attribute("when"));
            json.WriteEndObject();
        }
    }
}
