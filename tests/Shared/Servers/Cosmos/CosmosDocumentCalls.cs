using System.Globalization;
using System.Text;

namespace Trends.Servers.Cosmos;

/// <summary>Answers calls about the documents of a container.</summary>
/// <param name="container">The container.</param>
/// <param name="budget">The throughput; null for no bound.</param>
public sealed class CosmosDocumentCalls(StoredContainer container, CosmosBudget? budget)
{
    private const int WriteUnits = 5;
    private const int MaxBatch = 100;
    private const int MaxBatchBytes = 2 * 1024 * 1024;
    private const int NotTried = 424;

    /// <summary>Answers a call.</summary>
    public async Task<CosmosReply> AnswerAsync(CosmosCall call)
    {
        if (call.IsBatch)
        {
            return await BatchAsync(call);
        }

        if (call.Is("x-ms-cosmos-is-query-plan-request"))
        {
            return CosmosReply.Json(200, QueryPlan.Of(QueryText.Read(call.Body)));
        }

        if (budget?.Take(call.IsWrite ? WriteUnits : 1) is { } refused)
        {
            return refused;
        }

        lock (container.Lock)
        {
            return (call.Method, call.Parts.Length) switch
            {
                ("POST", 5) when call.IsQuery => Query(call),
                ("POST", 5) => Write(call, call.Is("x-ms-documentdb-is-upsert") ? BatchOperation.Upsert : BatchOperation.Create, replaces: false),
                ("PUT", 6) => Write(call, BatchOperation.Upsert, replaces: true),
                ("DELETE", 6) => container.Do(new(BatchOperation.Delete, call.Header("x-ms-documentdb-partitionkey"), call.Parts[5], null, call.Header("If-Match"), null), false, null, null),
                ("GET", 6) => Read(call),
                ("GET", 5) when call.IsChangeFeed => Changes(call),
                _ => throw new CosmosRefusedException($"{call.Method} {call.Path} is not an operation that marts use."),
            };
        }
    }

    private CosmosReply Write(CosmosCall call, int type, bool replaces)
    {
        string? id = replaces ? call.Parts[5] : null;
        BatchOperation operation = new(type, call.Header("x-ms-documentdb-partitionkey"), id, call.Body.ToArray(), call.Header("If-Match"), call.Header("If-None-Match"));
        CosmosReply reply = container.Do(operation, replaces, null, null);
        return call.Header("Prefer") == "return=minimal" && reply.Status < 300 ? Minimal(reply) : reply;
    }

    private static CosmosReply Minimal(CosmosReply reply)
    {
        CosmosReply minimal = new(reply.Status, default);
        foreach ((string name, string value) in reply.Headers)
        {
            minimal.With(name, value);
        }

        return minimal;
    }

    private CosmosReply Read(CosmosCall call)
    {
        string effectiveKey = EffectiveKey.Of(StoredContainer.ReadKey(call.Header("x-ms-documentdb-partitionkey")));
        DocumentRange range = container.RangeOf(effectiveKey);
        return range.Find(effectiveKey, call.Parts[5]) is { } found
            ? new CosmosReply(200, found.Body).With("etag", found.ETag).With("x-ms-session-token", range.Session)
            : CosmosReply.Error(404, "There is no such document.").With("x-ms-session-token", range.Session);
    }

    private CosmosReply Query(CosmosCall call)
    {
        QueryText query = QueryText.Read(call.Body);
        (DocumentRange range, Func<string, bool> holds) = Target(call);
        int top = int.TryParse(call.Header("x-ms-max-item-count"), CultureInfo.InvariantCulture, out int asked) && asked > 0 ? asked : 100;
        return new QueryRun(container, query)
            .Run(range.Documents.Where(d => holds(d.EffectiveKey)), top, call.Header("x-ms-continuation"))
            .With("x-ms-session-token", range.Session);
    }

    // A whole range, part of one, or one partition key of which the last parts may be left out.
    private (DocumentRange Range, Func<string, bool> Holds) Target(CosmosCall call)
    {
        if (call.Header("x-ms-documentdb-partitionkey") is { } key)
        {
            string prefix = EffectiveKey.Of(StoredContainer.ReadKey(key));
            return (container.RangeOf(prefix), e => e.StartsWith(prefix, StringComparison.Ordinal));
        }

        string id = call.Header("x-ms-documentdb-partitionkeyrangeid")?.Split(',')[^1] ?? throw new CosmosRefusedException("A query goes to a range or a partition key.");
        DocumentRange range = Array.Find(container.Ranges, r => r.Id == id) ?? throw new CosmosRefusedException("There is no such range.", 410, 1002);
        (string? from, string? to) = (call.Header("x-ms-start-epk"), call.Header("x-ms-end-epk"));
        return (range, e => (from is null || string.CompareOrdinal(e, from) >= 0) && (to is null || string.CompareOrdinal(e, to) < 0));
    }

    private CosmosReply Changes(CosmosCall call)
    {
        (DocumentRange range, Func<string, bool> holds) = Target(call);
        int top = int.TryParse(call.Header("x-ms-max-item-count"), CultureInfo.InvariantCulture, out int asked) && asked > 0 ? asked : 100;
        long after = call.Header("If-None-Match") is { } etag ? long.Parse(etag.Trim('"'), CultureInfo.InvariantCulture) : 0;
        List<StoredDocument> page = [];
        foreach (StoredDocument document in range.After(after).Where(d => holds(d.EffectiveKey)))
        {
            // The documents of one transaction come together.
            if (page.Count >= top && document.Sequence != page[^1].Sequence)
            {
                break;
            }

            page.Add(document);
        }

        string next = $"\"{(page.Count == 0 ? Math.Max(after, range.Sequence) : page[^1].Sequence).ToString(CultureInfo.InvariantCulture)}\"";
        string count = page.Count.ToString(CultureInfo.InvariantCulture);
        CosmosReply reply = page.Count == 0
            ? new(304, default)
            : new(200, Encoding.UTF8.GetBytes($"{{\"_rid\":\"{container.Rid}\",\"Documents\":[{string.Join(',', page.Select(WithSequence))}],\"_count\":{count}}}"));
        return reply.With("etag", next).With("x-ms-item-count", count).With("x-ms-session-token", range.Session);
    }

    private static string WithSequence(StoredDocument document) =>
        string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(document.Body.Span[..^1])},\"_lsn\":{document.Sequence}}}");

    private async Task<CosmosReply> BatchAsync(CosmosCall call)
    {
        List<BatchOperation> operations = await BatchCodec.ReadAsync(call.Body);
        if (operations.Count > MaxBatch || call.Body.Length > MaxBatchBytes)
        {
            throw new CosmosRefusedException($"A batch has at most {MaxBatch} operations and 2 MB.", operations.Count > MaxBatch ? 400 : 413);
        }

        bool atomic = call.Is("x-ms-cosmos-batch-atomic");
        if (atomic && budget?.Take(WriteUnits * operations.Count) is { } refused)
        {
            return refused;
        }

        List<CosmosReply> replies = [];
        string? session;
        lock (container.Lock)
        {
            DocumentRange range = atomic ? container.RangeOf(EffectiveKey.Of(StoredContainer.ReadKey(call.Header("x-ms-documentdb-partitionkey")))) : Target(call).Range;
            replies = atomic ? Atomic(call, operations, range) : [.. operations.Select(o => budget?.Take(WriteUnits) ?? Minimal(container.Do(o, replaces: false, range, null)))];
            session = range.Session;
        }

        bool good = replies.TrueForAll(r => r.Status < 300);
        return new CosmosReply(good ? 200 : 207, await BatchCodec.WriteAsync(replies)).With("x-ms-session-token", session);
    }

    // All or nothing: what was there before goes back when one fails.
    private List<CosmosReply> Atomic(CosmosCall call, List<BatchOperation> operations, DocumentRange range)
    {
        string key = call.Header("x-ms-documentdb-partitionkey")!;
        string effectiveKey = EffectiveKey.Of(StoredContainer.ReadKey(key));
        long sequence = range.Next();
        StoredDocument[] before = [.. range.Documents.Where(d => d.EffectiveKey == effectiveKey)];
        List<CosmosReply> replies = [];
        foreach (BatchOperation operation in operations)
        {
            replies.Add(Minimal(container.Do(operation with { Key = key }, replaces: false, range, sequence)));
            if (replies[^1].Status >= 300)
            {
                range.Restore(effectiveKey, before);
                return [.. operations.Select((_, i) => i == replies.Count - 1 ? replies[i] : CosmosReply.Error(NotTried, "Another operation failed."))];
            }
        }

        return replies;
    }
}
