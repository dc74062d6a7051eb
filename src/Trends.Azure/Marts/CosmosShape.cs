using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>Turns rows of one mart into documents and back, without an object between them and the bytes.</summary>
internal sealed class CosmosShape
{
    private static readonly ConditionalWeakTable<MartDefinition, CosmosShape> Known = [];

    // Korean text stays three bytes a syllable; documents never stand in a page of HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly MartDefinition _mart;
    private readonly JsonEncodedText[] _names;
    private readonly JsonEncodedText?[] _digits;
    private readonly Dictionary<string, int> _columns;
    private readonly Dictionary<string, int> _exact;

    private CosmosShape(MartDefinition mart)
    {
        CosmosNames.Check(mart);
        _mart = mart;
        string[] names = [.. mart.Columns.Select(c => CosmosNames.Of(c.Name))];
        _names = [.. names.Select(n => JsonEncodedText.Encode(n, Options.Encoder))];
        _digits = [.. mart.Columns.Select((c, i) => c.Type == MartType.Integer ? JsonEncodedText.Encode(names[i] + CosmosNames.Exact, Options.Encoder) : (JsonEncodedText?)null)];
        _columns = names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal);
        _exact = _columns.Where(c => mart.Columns[c.Value].Type == MartType.Integer).ToDictionary(c => c.Key + CosmosNames.Exact, c => c.Value, StringComparer.Ordinal);
    }

    /// <summary>Gives a mart's shape.</summary>
    /// <exception cref="ArgumentException">A column has a name that documents use otherwise.</exception>
    public static CosmosShape Of(MartDefinition mart) => Known.GetValue(mart, static m => new(m));

    /// <summary>Writes a row's document. Nulls are written, too, so that filters and orders see them.</summary>
    /// <param name="row">The row; it fits the mart.</param>
    /// <param name="writeId">What marks the write; null for none.</param>
    public byte[] Write(MartRow row, string? writeId)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using Utf8JsonWriter writer = new(buffer, Options);
        writer.WriteStartObject();
        writer.WriteString(CosmosNames.Id, CosmosId.Of((string)row.Cells[_mart.IndexOf(_mart.IdColumn)]!));
        for (int i = 0; i < _names.Length; i++)
        {
            writer.WritePropertyName(_names[i]);
            CosmosCells.Write(writer, row.Cells[i]);
            if (row.Cells[i] is long number && !CosmosCells.IsExact(number))
            {
                writer.WriteString(_digits[i]!.Value, CosmosCells.Digits(number));
            }
        }

        if (writeId is not null)
        {
            writer.WriteString(CosmosNames.WriteId, writeId);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document.</param>
    public CosmosItem Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        return Read(ref reader);
    }

    /// <summary>Reads the documents of a page.</summary>
    /// <param name="json">The page, an object with an array <c>Documents</c>.</param>
    public List<CosmosItem> ReadFeed(ReadOnlySpan<byte> json)
    {
        List<CosmosItem> items = [];
        Utf8JsonReader reader = new(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool documents = reader.ValueTextEquals("Documents"u8);
            reader.Read();
            if (!documents)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Read(ref reader));
            }
        }

        return items;
    }

    // A column that came after the row was written is missing, and null.
    private CosmosItem Read(ref Utf8JsonReader reader)
    {
        object?[] cells = new object?[_names.Length];
        (string? etag, string? writeId, string rid, long sequence) = (null, null, "", 0);
        int next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Properties come as they were written: the next one is nearly always the next column.
            if (next < _names.Length && reader.ValueTextEquals(_names[next].EncodedUtf8Bytes))
            {
                reader.Read();
                cells[next] = CosmosCells.Read(ref reader, _mart.Columns[next].Type);
                next++;
                continue;
            }

            string name = reader.GetString()!;
            reader.Read();
            if (_columns.TryGetValue(name, out int column))
            {
                cells[column] = CosmosCells.Read(ref reader, _mart.Columns[column].Type);
                next = column + 1;
            }
            else if (_exact.TryGetValue(name, out int exact))
            {
                cells[exact] = CosmosCells.ReadDigits(ref reader);
            }
            else
            {
                switch (name)
                {
                    case "_etag":
                        etag = reader.GetString();
                        break;
                    case "_rid":
                        rid = reader.GetString()!;
                        break;
                    case "_lsn":
                        sequence = reader.GetInt64();
                        break;
                    case CosmosNames.WriteId:
                        writeId = reader.GetString();
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }
        }

        return new(new(cells, etag), writeId, rid, sequence);
    }
}
