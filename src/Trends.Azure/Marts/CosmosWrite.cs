using Microsoft.Azure.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>One row of a bulk write.</summary>
/// <param name="Key">What names the row.</param>
/// <param name="Id">Its document's id.</param>
/// <param name="PartitionKey">Its document's partition key.</param>
/// <param name="Document">Its document; null to delete it.</param>
internal sealed record CosmosWrite(MartKey Key, string Id, PartitionKey PartitionKey, byte[]? Document)
{
    /// <summary>Makes the write of a row.</summary>
    public static CosmosWrite Upsert(MartDefinition mart, MartRow row, string? writeId = null)
    {
        MartKey key = mart.KeyOf(row);
        string id = CosmosId.Of(key.Id);
        return new(key, id, CosmosConnection.KeyOf(mart, key.Partition, id), CosmosShape.Of(mart).Write(row, writeId));
    }

    /// <summary>Makes the deletion of a row.</summary>
    public static CosmosWrite Delete(MartDefinition mart, MartKey key)
    {
        string id = CosmosId.Of(key.Id);
        return new(key, id, CosmosConnection.KeyOf(mart, key.Partition, id), null);
    }

    /// <summary>Opens the document for one attempt.</summary>
    public MemoryStream Open() => new(Document!, 0, Document!.Length, writable: false, publiclyVisible: true);
}
