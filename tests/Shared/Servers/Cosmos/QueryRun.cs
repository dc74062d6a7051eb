using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Trends.Servers.Cosmos;

/// <summary>Runs a query on one range.</summary>
/// <param name="container">The container.</param>
/// <param name="query">The query.</param>
public sealed class QueryRun(StoredContainer container, QueryText query)
{
    /// <summary>Gives a page.</summary>
    /// <param name="documents">The documents of the range that may match.</param>
    /// <param name="top">At most so many; the rest needs a continuation.</param>
    /// <param name="continuation">Where the page before stopped.</param>
    public CosmosReply Run(IEnumerable<StoredDocument> documents, int top, string? continuation)
    {
        CheckIndexes();
        IEnumerable<StoredDocument> found = documents.Where(d => query.Condition is null || query.Condition(d.Content) == true);
        if (query.Selects is "count" or "part count")
        {
            string count = found.Count().ToString(CultureInfo.InvariantCulture);
            return Page([Encoding.UTF8.GetBytes(query.Selects == "count" ? count : $"[{{\"item\":{count}}}]")], null);
        }

        found = found.Order(Comparer<StoredDocument>.Create(Compare)).Take(query.Top ?? int.MaxValue);
        if (continuation is not null)
        {
            // By place in the order, not by number: documents before it may have come or gone.
            string[] place = continuation.Split('|', 2);
            StoredDocument last = new(Convert.FromBase64String(place[1]), "", "0000", place[0], 0);
            found = found.SkipWhile(d => Compare(d, last) <= 0);
        }

        List<StoredDocument> page = [.. found.Take((int)Math.Min(top + 1L, int.MaxValue))];
        if (page.Count <= top)
        {
            return Page([.. page.Select(Write)], null);
        }

        page.RemoveAt(top);
        return Page([.. page.Select(Write)], Place(page[^1]));
    }

    private static CosmosReply Page(List<ReadOnlyMemory<byte>> items, string? continuation)
    {
        MemoryStream body = new();
        body.Write("{\"_rid\":\"\",\"Documents\":["u8);
        for (int i = 0; i < items.Count; i++)
        {
            body.Write(i == 0 ? ""u8 : ","u8);
            body.Write(items[i].Span);
        }

        string count = items.Count.ToString(CultureInfo.InvariantCulture);
        body.Write(Encoding.UTF8.GetBytes($"],\"_count\":{count}}}"));
        return new CosmosReply(200, body.ToArray()).With("x-ms-item-count", count).With("x-ms-continuation", continuation);
    }

    private int Compare(StoredDocument x, StoredDocument y)
    {
        foreach ((string column, bool descending) in query.Order)
        {
            int compared = QueryValue.Order(QueryValue.Of(x.Content, column), QueryValue.Of(y.Content, column));
            if (compared != 0)
            {
                return descending ? -compared : compared;
            }
        }

        return string.CompareOrdinal(x.Rid, y.Rid);
    }

    private string Place(StoredDocument document)
    {
        Dictionary<string, JsonElement> cells = query.Order
            .Select(o => o.Column)
            .Where(c => QueryValue.Of(document.Content, c) is not null)
            .ToDictionary(c => c, c => document.Content.GetProperty(c), StringComparer.Ordinal);
        cells["id"] = JsonElement.Parse("\"\"");
        return $"{document.Rid}|{Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(cells))}";
    }

    private ReadOnlyMemory<byte> Write(StoredDocument document) => query.Selects switch
    {
        "rows" => document.Body,
        "keys" => Keys(document),
        _ => Encoding.UTF8.GetBytes(
            $"{{\"_rid\":\"{document.Rid}\",\"orderByItems\":[{string.Join(',', query.Order.Select(o => $"{{\"item\":{QueryValue.Of(document.Content, o.Column)?.GetRawText() ?? "null"}}}"))}],\"payload\":{Encoding.UTF8.GetString((query.Keys.Count == 0 ? document.Body : Keys(document)).Span)}}}"),
    };

    private ReadOnlyMemory<byte> Keys(StoredDocument document) =>
        JsonSerializer.SerializeToUtf8Bytes(query.Keys.ToDictionary(k => k, document.Content.GetProperty, StringComparer.Ordinal));

    // Cosmos DB sorts by several properties only where a composite index has them in this order, or all the other way round.
    private void CheckIndexes()
    {
        if (query.Order.Count == 0)
        {
            return;
        }

        string wanted = string.Join(',', query.Order.Select(o => $"/{o.Column} {(o.Descending ? "descending" : "ascending")}"));
        bool served = container.Properties.GetProperty("indexingPolicy").GetProperty("compositeIndexes").EnumerateArray()
            .Any(index => string.Join(',', index.EnumerateArray().Select(p => $"{p.GetProperty("path").GetString()} {p.GetProperty("order").GetString()}")) == wanted);
        if (!served)
        {
            throw new CosmosRefusedException($"The order by query does not have a corresponding composite index that it can be served from: {wanted}");
        }
    }
}
