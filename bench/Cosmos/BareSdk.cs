using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Trends.Azure.Identity;

namespace Bench.Cosmos;

/// <summary>The SDK alone, used as its documentation of bulk loads shows: a task a document, all of them awaited.</summary>
internal sealed class BareSdk : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly CosmosClient _client;
    private readonly Container _container;

    /// <summary>Initializes a new instance of the <see cref="BareSdk"/> class.</summary>
    /// <param name="endpoint">The account's address.</param>
    /// <param name="database">The database.</param>
    /// <param name="container">The container.</param>
    public BareSdk(Uri endpoint, string database, string container)
    {
        _client = new(endpoint.ToString(), Emulator.CosmosKey, new()
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            AllowBulkExecution = true,
            EnableContentResponseOnWrite = false,
            UseSystemTextJsonSerializerWithOptions = Json,
        });
        _container = _client.GetContainer(database, container);
    }

    /// <summary>Writes typed documents.</summary>
    public async Task UpsertAsync(IReadOnlyList<TrendDocument> documents, CancellationToken cancellationToken) =>
        await Task.WhenAll(documents.Select(d => _container.UpsertItemAsync(d, KeyOf(d), cancellationToken: cancellationToken)));

    /// <summary>Writes documents that are serialised here, which spares the SDK its own.</summary>
    public async Task UpsertStreamsAsync(IReadOnlyList<TrendDocument> documents, CancellationToken cancellationToken) =>
        await Task.WhenAll(documents.Select(async d =>
        {
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(d, Json);
            using MemoryStream stream = new(json, 0, json.Length, writable: false, publiclyVisible: true);
            using ResponseMessage response = await _container.UpsertItemStreamAsync(stream, KeyOf(d), cancellationToken: cancellationToken);
            response.EnsureSuccessStatusCode();
        }));

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static PartitionKey KeyOf(TrendDocument document) => new PartitionKeyBuilder().Add(document.Day).Add(document.Id).Build();
}
