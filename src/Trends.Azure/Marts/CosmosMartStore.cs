using System.Net;
using System.Security.Cryptography;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>The marts in a database of Cosmos DB for NoSQL, a container a mart, a flat document a row.</summary>
/// <remarks>A write is durable and seen by the reads of this process when its call returns. How documents, keys and indexes look: <c>docs/decisions/0010-marts-in-cosmos-db.md</c>.</remarks>
internal sealed class CosmosMartStore : IMartStore, IDisposable
{
    private readonly CosmosConnection _connection;
    private readonly CosmosCalls _calls;
    private readonly CosmosReader _reader;
    private readonly CosmosPages _pages;
    private readonly CosmosBulk _bulk;
    private readonly CosmosChanges _changes;
    private readonly CosmosContainers _containers;

    /// <summary>Initializes a new instance of the <see cref="CosmosMartStore"/> class.</summary>
    /// <param name="connection">The account; the store closes it.</param>
    /// <param name="options">How long and how much at once.</param>
    /// <param name="clock">Measures waits.</param>
    /// <param name="loggers">Says what was tried again.</param>
    /// <param name="metrics">Is told what calls are charged; null where nobody counts.</param>
    public CosmosMartStore(CosmosConnection connection, IOptions<CosmosMartsOptions> options, TimeProvider clock, ILoggerFactory loggers, StoreMetrics? metrics = null)
    {
        _connection = connection;
        _calls = new(options, clock, connection.Sessions, metrics, loggers.CreateLogger<CosmosCalls>());
        _reader = new(connection, _calls, clock);
        _pages = new(_reader);
        _bulk = new(connection, _calls, options, clock);
        _changes = new(connection, _calls, _reader);
        _containers = new(connection, _calls, clock);
    }

    /// <inheritdoc/>
    public Task CreateAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        return _containers.EnsureAsync(mart, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long> UpsertManyAsync(MartDefinition mart, IAsyncEnumerable<MartRow> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        ArgumentNullException.ThrowIfNull(rows);
        return _bulk.RunAsync(mart, rows.Select(row => Upsert(mart, row)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<MartRow?> UpsertAsync(MartDefinition mart, MartRow row, WriteCondition condition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        bool always = condition == WriteCondition.Always;

        // An answer may get lost after the write: its mark tells it from another writer's.
        string? writeId = always ? null : RandomNumberGenerator.GetHexString(16, lowercase: true);
        CosmosWrite write = Upsert(mart, row, writeId);
        Container container = _connection.Container(mart);
        using ResponseMessage response = (await _calls.SendAsync(
            mart.Name,
            () => always ? container.UpsertItemStreamAsync(write.Open(), write.PartitionKey, cancellationToken: cancellationToken)
                : condition.OnlyNew ? container.CreateItemStreamAsync(write.Open(), write.PartitionKey, cancellationToken: cancellationToken)
                : container.ReplaceItemStreamAsync(write.Open(), write.Id, write.PartitionKey, new ItemRequestOptions { IfMatchEtag = condition.ETag }, cancellationToken),
            cancellationToken)).Response;
        _connection.Sessions.Note(mart.Name, response.Headers.Session);
        if (response.IsSuccessStatusCode)
        {
            return row with { ETag = response.Headers.ETag };
        }

        CosmosItem? stands = await FindAsync(mart, write.Id, write.PartitionKey, cancellationToken);
        return stands?.WriteId == writeId ? row with { ETag = stands?.Row.ETag } : null;
    }

    /// <inheritdoc/>
    public async Task<MartRow?> ReadAsync(MartDefinition mart, string partition, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        string documentId = CosmosId.Of(id);
        return (await FindAsync(mart, documentId, CosmosConnection.KeyOf(mart, partition, documentId), cancellationToken))?.Row;
    }

    /// <inheritdoc/>
    public Task<MartPage> QueryAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken) => _pages.ReadAsync(mart, query, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken) => _pages.CountAsync(mart, query, cancellationToken);

    /// <inheritdoc/>
    public Task<long> DeleteManyAsync(MartDefinition mart, IAsyncEnumerable<MartKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        ArgumentNullException.ThrowIfNull(keys);
        return _bulk.RunAsync(mart, keys.Select(key => CosmosWrite.Delete(mart, key)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ClearAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        const int rows = 1000;
        CosmosStretch all = CosmosStretch.ByKey(mart, []);
        foreach (CosmosPart part in await _reader.PartsAsync(mart, partition: null, cancellationToken))
        {
            IAsyncEnumerable<MartRow> keys = _reader.RowsAsync(mart, part, all, (stretch, top) => CosmosSql.Keys(mart, stretch, top), rows, cancellationToken);
            await DeleteManyAsync(mart, keys.Select(mart.KeyOf), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<MartPage> ReadChangesAsync(MartDefinition mart, string? continuation, int top, CancellationToken cancellationToken) =>
        _changes.ReadAsync(mart, continuation, top, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static CosmosWrite Upsert(MartDefinition mart, MartRow row, string? writeId = null)
    {
        MartLimits.CheckRow(mart, row);
        return CosmosWrite.Upsert(mart, row, writeId);
    }

    private async Task<CosmosItem?> FindAsync(MartDefinition mart, string documentId, PartitionKey key, CancellationToken cancellationToken)
    {
        using ResponseMessage response = (await _calls.SendAsync(
            mart.Name,
            () => _connection.Container(mart).ReadItemStreamAsync(
                documentId, key, new ItemRequestOptions { SessionToken = _connection.Sessions.Token(mart.Name) }, cancellationToken),
            cancellationToken)).Response;
        return response.StatusCode == HttpStatusCode.NotFound ? null : CosmosShape.Of(mart).Read(CosmosReader.Bytes(response).Span);
    }
}
