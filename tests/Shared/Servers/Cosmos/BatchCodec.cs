using System.Globalization;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace Trends.Servers.Cosmos;

/// <summary>Batches on the wire: a record of the format HybridRow for each operation and each result.</summary>
public static class BatchCodec
{
    // The fields that the SDK sends and reads (its file HybridRowBatchSchemas.json, MIT); names, types and order are the format.
    private const string Schemas = """
        { "name": "Microsoft.Azure.Cosmos.BatchApi", "version": "v1", "schemas": [
          { "name": "BatchOperation", "id": 2145473648, "type": "schema", "properties": [
            { "path": "operationType", "type": { "type": "int32", "storage": "fixed" } },
            { "path": "resourceType", "type": { "type": "int32", "storage": "fixed" } },
            { "path": "partitionKey", "type": { "type": "utf8", "storage": "variable" } },
            { "path": "effectivePartitionKey", "type": { "type": "binary", "storage": "variable" } },
            { "path": "id", "type": { "type": "utf8", "storage": "variable" } },
            { "path": "binaryId", "type": { "type": "binary", "storage": "variable" } },
            { "path": "resourceBody", "type": { "type": "binary", "storage": "variable" } },
            { "path": "indexingDirective", "type": { "type": "utf8", "storage": "sparse" } },
            { "path": "ifMatch", "type": { "type": "utf8", "storage": "sparse" } },
            { "path": "ifNoneMatch", "type": { "type": "utf8", "storage": "sparse" } },
            { "path": "timeToLiveInSeconds", "type": { "type": "int32", "storage": "sparse" } },
            { "path": "minimalReturnPreference", "type": { "type": "bool", "storage": "sparse" } } ] },
          { "name": "BatchResult", "id": 2145473649, "type": "schema", "properties": [
            { "path": "statusCode", "type": { "type": "int32", "storage": "fixed" } },
            { "path": "subStatusCode", "type": { "type": "int32", "storage": "fixed" } },
            { "path": "eTag", "type": { "type": "utf8", "storage": "variable" } },
            { "path": "resourceBody", "type": { "type": "binary", "storage": "variable" } },
            { "path": "retryAfterMilliseconds", "type": { "type": "uint32", "storage": "sparse" } },
            { "path": "requestCharge", "type": { "type": "float64", "storage": "sparse" } } ] } ] }
        """;

    private static readonly Namespace Names = Namespace.Parse(Schemas);
    private static readonly LayoutResolverNamespace Layouts = new(Names);
    private static readonly Layout Results = Layouts.Resolve(Names.Schemas.Find(s => s.Name == "BatchResult")!.SchemaId);

    /// <summary>Reads the operations of a batch.</summary>
    public static async Task<List<BatchOperation>> ReadAsync(ReadOnlyMemory<byte> body)
    {
        List<BatchOperation> operations = [];
        using MemoryStream stream = new(body.ToArray());
        Result read = await stream.ReadRecordIOAsync((ReadOnlyMemory<byte> record) => Read(record, operations), resizer: new MemorySpanResizer<byte>(body.Length));
        return read == Result.Success ? operations : throw new CosmosRefusedException($"The batch cannot be read: {read}.");
    }

    /// <summary>Writes the results of a batch.</summary>
    public static async Task<byte[]> WriteAsync(IReadOnlyList<CosmosReply> replies)
    {
        using MemoryStream stream = new();
        Result written = await stream.WriteRecordIOAsync(
            default,
            (long index, out ReadOnlyMemory<byte> buffer) =>
            {
                buffer = index < replies.Count ? Write(replies[(int)index]) : default;
                return Result.Success;
            });
        return written == Result.Success ? stream.ToArray() : throw new InvalidOperationException($"The batch's results cannot be written: {written}.");
    }

    private static Result Read(ReadOnlyMemory<byte> record, List<BatchOperation> operations)
    {
        RowBuffer row = new(record.Length);
        if (!row.ReadFrom(record.Span, HybridRowVersion.V1, Layouts))
        {
            return Result.Failure;
        }

        BatchOperation operation = new(-1, null, null, null, null, null);
        RowReader reader = new(ref row);
        Result result = Result.Success;
        while (result == Result.Success && reader.Read())
        {
            string? text = null;
            switch (reader.Path.ToString())
            {
                case "operationType":
                    result = reader.ReadInt32(out int type);
                    operation = operation with { Type = type };
                    break;
                case "partitionKey":
                    result = reader.ReadString(out text);
                    operation = operation with { Key = text };
                    break;
                case "id":
                    result = reader.ReadString(out text);
                    operation = operation with { Id = text };
                    break;
                case "resourceBody":
                    result = reader.ReadBinary(out byte[] body);
                    operation = operation with { Body = body };
                    break;
                case "ifMatch":
                    result = reader.ReadString(out text);
                    operation = operation with { IfMatch = text };
                    break;
                case "ifNoneMatch":
                    result = reader.ReadString(out text);
                    operation = operation with { IfNoneMatch = text };
                    break;
            }
        }

        operations.Add(operation);
        return result;
    }

    private static ReadOnlyMemory<byte> Write(CosmosReply reply)
    {
        MemorySpanResizer<byte> memory = new(256);
        RowBuffer row = new(256, memory);
        row.InitLayout(HybridRowVersion.V1, Results, Layouts);
        Result written = RowWriter.WriteBuffer(ref row, reply, Write);
        return written == Result.Success ? memory.Memory[..row.Length] : throw new InvalidOperationException($"A result cannot be written: {written}.");
    }

    private static Result Write(ref RowWriter writer, TypeArgument type, CosmosReply reply)
    {
        Result result = writer.WriteInt32("statusCode", reply.Status);
        if (result == Result.Success && reply.Headers.TryGetValue("x-ms-substatus", out string? subStatus))
        {
            result = writer.WriteInt32("subStatusCode", int.Parse(subStatus, CultureInfo.InvariantCulture));
        }

        if (result == Result.Success && reply.Headers.TryGetValue("etag", out string? etag))
        {
            result = writer.WriteString("eTag", etag);
        }

        if (result == Result.Success && reply.Headers.TryGetValue("x-ms-retry-after-ms", out string? after))
        {
            result = writer.WriteUInt32("retryAfterMilliseconds", uint.Parse(after, CultureInfo.InvariantCulture));
        }

        return result == Result.Success ? writer.WriteFloat64("requestCharge", 1) : result;
    }
}
