using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Trends.Servers.Cosmos;

/// <summary>A container: its documents in four ranges, and what Cosmos DB enforces of them.</summary>
public sealed class StoredContainer
{
    private const int MaxDocumentBytes = 2 * 1024 * 1024;
    private const int MaxIdBytes = 1023;
    private const int RangeMoved = 1002;
    private const int WrongKey = 1001;
    private static readonly string[] Bounds = ["", "10", "20", "30", "FF"];
    private readonly byte[] _rid;
    private ulong _documents;

    /// <summary>Initializes a new instance of the <see cref="StoredContainer"/> class.</summary>
    /// <param name="properties">What it was made with.</param>
    /// <param name="rid">What the service calls it: 8 bytes.</param>
    public StoredContainer(JsonElement properties, byte[] rid)
    {
        _rid = rid;
        Properties = properties;
        KeyPaths = [.. properties.GetProperty("partitionKey").GetProperty("paths").EnumerateArray().Select(p => p.GetString()![1..])];
        Ranges = [.. Bounds.Zip(Bounds.Skip(1), (from, to) => (from, to)).Select((b, i) => new DocumentRange(i.ToString(CultureInfo.InvariantCulture), b.from, b.to))];
    }

    /// <summary>Gets what guards it.</summary>
    public Lock Lock { get; } = new();

    /// <summary>Gets or sets what it is made of.</summary>
    public JsonElement Properties { get; set; }

    /// <summary>Gets the properties that make up the partition key.</summary>
    public string[] KeyPaths { get; }

    /// <summary>Gets its ranges.</summary>
    public DocumentRange[] Ranges { get; }

    /// <summary>Gets what the service calls it.</summary>
    public string Rid => Name(_rid);

    /// <summary>Gives the range of a key.</summary>
    public DocumentRange RangeOf(string effectiveKey) => Array.Find(Ranges, r => r.Holds(effectiveKey))!;

    /// <summary>Reads a partition key.</summary>
    /// <param name="json">An array of texts.</param>
    public static string[] ReadKey(string? json) =>
        json is null ? throw new CosmosRefusedException("The request needs a partition key.") : [.. JsonSerializer.Deserialize<string[]>(json)!];

    /// <summary>Does one operation; the caller holds the lock.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="replaces">Whether it must find a document to replace.</param>
    /// <param name="range">The range it was sent to; null for the one its key lies in.</param>
    /// <param name="sequence">The count of its transaction; null for one of its own.</param>
    public CosmosReply Do(BatchOperation operation, bool replaces, DocumentRange? range, long? sequence)
    {
        try
        {
            string[] key = ReadKey(operation.Key);
            string effectiveKey = key.Length == KeyPaths.Length ? EffectiveKey.Of(key) : throw new CosmosRefusedException($"The partition key has {KeyPaths.Length} parts.");
            DocumentRange at = RangeOf(effectiveKey);
            if (range is not null && range != at)
            {
                throw new CosmosRefusedException("The key lies in another range.", 410, RangeMoved);
            }

            return operation.Type switch
            {
                BatchOperation.Delete => Delete(at, at.Find(effectiveKey, operation.Id!), operation),
                BatchOperation.Create or BatchOperation.Upsert => Write(at, effectiveKey, key, operation, replaces, sequence),
                _ => throw new CosmosRefusedException($"Operation {operation.Type} is not one that marts use."),
            };
        }
        catch (CosmosRefusedException e)
        {
            return e.Reply;
        }
    }

    private static CosmosReply Delete(DocumentRange range, StoredDocument? stands, BatchOperation operation)
    {
        if (stands is null)
        {
            return CosmosReply.Error(404, "There is no such document.");
        }

        if (operation.IfMatch is { } match && match != stands.ETag)
        {
            return CosmosReply.Error(412, "The document has another version.");
        }

        range.Remove(stands);
        range.Next();
        return new CosmosReply(204, default).With("x-ms-session-token", range.Session);
    }

    private static string Name(byte[] rid) => Convert.ToBase64String(rid).Replace('/', '-');

    private CosmosReply Write(DocumentRange range, string effectiveKey, string[] key, BatchOperation operation, bool replaces, long? sequence)
    {
        string id = Check(operation.Body!, key, operation.Id);
        StoredDocument? stands = range.Find(effectiveKey, id);
        if (operation.Type == BatchOperation.Create && stands is not null)
        {
            return CosmosReply.Error(409, "There is a document of this id already.");
        }

        if (stands is null && replaces)
        {
            return CosmosReply.Error(404, "There is no such document.");
        }

        if ((operation.IfMatch is { } match && stands is not null && match != stands.ETag) || (operation.IfNoneMatch == "*" && stands is not null))
        {
            return CosmosReply.Error(412, "The document has another version.");
        }

        StoredDocument written = new(operation.Body, id, effectiveKey, stands?.Rid ?? NextRid(), sequence ?? range.Next());
        range.Put(written);
        return new CosmosReply(stands is null ? 201 : 200, written.Body).With("etag", written.ETag).With("x-ms-session-token", range.Session);
    }

    private string Check(byte[] body, string[] key, string? named)
    {
        if (body.Length > MaxDocumentBytes)
        {
            throw new CosmosRefusedException("A document has at most 2 MB.", 413);
        }

        using JsonDocument json = Parse(body);
        JsonElement document = json.RootElement;
        string? id = document.TryGetProperty("id", out JsonElement found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
        if (string.IsNullOrEmpty(id) || id.AsSpan().ContainsAny(@"/\?#") || Encoding.UTF8.GetByteCount(id) > MaxIdBytes || id.EndsWith(' ') || (named is not null && named != id))
        {
            throw new CosmosRefusedException($"'{id}' cannot be the id of a document.");
        }

        for (int i = 0; i < key.Length; i++)
        {
            if (!document.TryGetProperty(KeyPaths[i], out JsonElement part) || part.ValueKind != JsonValueKind.String || part.GetString() != key[i])
            {
                throw new CosmosRefusedException("The partition key is not that of the document.", 400, WrongKey);
            }
        }

        return id;
    }

    private static JsonDocument Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            throw new CosmosRefusedException($"The document is not JSON: {e.Message}");
        }
    }

    private string NextRid()
    {
        byte[] rid = [.. _rid, .. BitConverter.GetBytes(++_documents)];
        return Name(rid);
    }
}
