#nullable disable // The official type carries no null annotations; function classes must compile alike against both.

using System.Diagnostics;
using Azure.Core;
using Functions.Embedded.EventHubs;

namespace Azure.Messaging.EventHubs.Producer;

/// <summary>Sends events to a hub; a send that has finished is durable.</summary>
public class EventHubProducerClient : IAsyncDisposable
{
    private readonly Func<HubLog> _log;

    /// <summary>Initializes a new instance of the <see cref="EventHubProducerClient"/> class for test doubles.</summary>
    protected EventHubProducerClient()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubProducerClient"/> class.</summary>
    /// <param name="connectionString">Names the hub in <c>EntityPath</c>, and with several hosts in a process the <c>StateFolder</c>.</param>
    public EventHubProducerClient(string connectionString)
        : this(connectionString, (EventHubProducerClientOptions)null)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubProducerClient"/> class.</summary>
    /// <param name="connectionString">Names the hub in <c>EntityPath</c>, and with several hosts in a process the <c>StateFolder</c>.</param>
    /// <param name="clientOptions">Settings; null for the defaults.</param>
    public EventHubProducerClient(string connectionString, EventHubProducerClientOptions clientOptions)
        : this(connectionString, null, clientOptions)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubProducerClient"/> class.</summary>
    /// <param name="connectionString">Names the <c>StateFolder</c> where a process has several hosts; otherwise not looked at.</param>
    /// <param name="eventHubName">The hub.</param>
    public EventHubProducerClient(string connectionString, string eventHubName)
        : this(connectionString, eventHubName, (EventHubProducerClientOptions)null)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubProducerClient"/> class.</summary>
    /// <param name="connectionString">Names the <c>StateFolder</c> where a process has several hosts; otherwise not looked at.</param>
    /// <param name="eventHubName">The hub; null takes <c>EntityPath</c>.</param>
    /// <param name="clientOptions">Settings; null for the defaults.</param>
    public EventHubProducerClient(string connectionString, string eventHubName, EventHubProducerClientOptions clientOptions)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        HubConnection connection = HubConnection.Parse(connectionString);
        EventHubName = string.IsNullOrEmpty(eventHubName) ? connection.EntityPath : eventHubName;
        ArgumentException.ThrowIfNullOrEmpty(EventHubName, nameof(eventHubName));
        FullyQualifiedNamespace = connection.Namespace;
        Identifier = clientOptions?.Identifier ?? EventHubName;
        _log = () => HubLogs.Find(connection.StateFolder, EventHubName);
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubProducerClient"/> class.</summary>
    /// <param name="fullyQualifiedNamespace">The namespace; the embedded runtime has one.</param>
    /// <param name="eventHubName">The hub.</param>
    /// <param name="credential">Not used by the embedded runtime.</param>
    /// <param name="clientOptions">Settings; null for the defaults.</param>
    public EventHubProducerClient(string fullyQualifiedNamespace, string eventHubName, TokenCredential credential, EventHubProducerClientOptions clientOptions = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullyQualifiedNamespace);
        ArgumentException.ThrowIfNullOrEmpty(eventHubName);
        FullyQualifiedNamespace = fullyQualifiedNamespace;
        EventHubName = eventHubName;
        Identifier = clientOptions?.Identifier ?? eventHubName;
        _log = () => HubLogs.Find(null, eventHubName);
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubProducerClient"/> class on a given log.</summary>
    internal EventHubProducerClient(HubLog log, string eventHubName)
    {
        FullyQualifiedNamespace = HubConnection.EmbeddedNamespace;
        EventHubName = eventHubName;
        Identifier = eventHubName;
        _log = () => log;
    }

    /// <summary>Gets the namespace.</summary>
    public string FullyQualifiedNamespace { get; }

    /// <summary>Gets the hub.</summary>
    public string EventHubName { get; }

    /// <summary>Gets the producer's name in logs.</summary>
    public string Identifier { get; }

    /// <summary>Gets or sets a value indicating whether the producer is closed.</summary>
    public bool IsClosed { get; protected set; }

    /// <summary>Tells what the hub is; makes it when absent.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hub's name, age and partitions.</returns>
    public virtual async Task<EventHubProperties> GetEventHubPropertiesAsync(CancellationToken cancellationToken = default)
    {
        Hub hub = await HubAsync(cancellationToken).ConfigureAwait(false);
        return new EventHubProperties(hub.Name, hub.CreatedAt, [.. hub.Partitions.Select(p => p.Name)]);
    }

    /// <summary>Tells the hub's partitions, in order.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The partitions' names.</returns>
    public virtual async Task<string[]> GetPartitionIdsAsync(CancellationToken cancellationToken = default) =>
        (await GetEventHubPropertiesAsync(cancellationToken).ConfigureAwait(false)).PartitionIds;

    /// <summary>Makes an empty batch of at most 1 MB that goes to any partition.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The batch.</returns>
    public virtual ValueTask<EventDataBatch> CreateBatchAsync(CancellationToken cancellationToken = default) =>
        CreateBatchAsync(null, cancellationToken);

    /// <summary>Makes an empty batch.</summary>
    /// <param name="options">Where it goes and how large it may grow; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size asked for is above 1 MB.</exception>
    public virtual async ValueTask<EventDataBatch> CreateBatchAsync(CreateBatchOptions options, CancellationToken cancellationToken = default)
    {
        await HubAsync(cancellationToken).ConfigureAwait(false);
        long size = options?.MaximumSizeInBytes ?? EventEncoder.MaxBatchBytes;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, EventEncoder.MaxBatchBytes, nameof(options));
        SendEventOptions target = new() { PartitionId = options?.PartitionId, PartitionKey = options?.PartitionKey };
        HubRouter.Check(target);
        return new EventDataBatch(size, target);
    }

    /// <summary>Stores events together in one partition, in order.</summary>
    /// <param name="eventBatch">The events, 1 MB in all at most.</param>
    /// <param name="cancellationToken">Gives up waiting; the events may still be stored.</param>
    /// <returns>A task that ends once the events are durable.</returns>
    /// <exception cref="EventHubsException">The events are too large, or the log is full or closed; then none is stored.</exception>
    public virtual Task SendAsync(IEnumerable<EventData> eventBatch, CancellationToken cancellationToken = default) =>
        SendAsync(eventBatch, null, cancellationToken);

    /// <summary>Stores events together in one partition, in order.</summary>
    /// <param name="eventBatch">The events, 1 MB in all at most.</param>
    /// <param name="options">The partition or the key; null lets the hub choose.</param>
    /// <param name="cancellationToken">Gives up waiting; the events may still be stored.</param>
    /// <returns>A task that ends once the events are durable.</returns>
    /// <exception cref="EventHubsException">The events are too large, or the log is full or closed; then none is stored.</exception>
    public virtual async Task SendAsync(IEnumerable<EventData> eventBatch, SendEventOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventBatch);
        options ??= new SendEventOptions();
        HubRouter.Check(options);
        using Activity activity = EventTraces.Send(EventHubName);
        EncodedEvents events = EventEncoder.Encode(eventBatch, options.PartitionKey, EventHubName);
        await AppendAsync(events, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores a batch.</summary>
    /// <param name="eventBatch">The batch; it takes no more events afterwards.</param>
    /// <param name="cancellationToken">Gives up waiting; the events may still be stored.</param>
    /// <returns>A task that ends once the events are durable.</returns>
    /// <exception cref="EventHubsException">The log is full or closed; then no event is stored.</exception>
    public virtual async Task SendAsync(EventDataBatch eventBatch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventBatch);
        using Activity activity = EventTraces.Send(EventHubName);
        await AppendAsync(eventBatch.Seal(), eventBatch.Options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the producer; the log stays open.</summary>
    /// <param name="cancellationToken">Not used.</param>
    /// <returns>A finished task.</returns>
    public virtual Task CloseAsync(CancellationToken cancellationToken = default)
    {
        IsClosed = true;
        return Task.CompletedTask;
    }

    /// <summary>Closes the producer; the log stays open.</summary>
    /// <returns>A finished task.</returns>
    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    private async Task AppendAsync(EncodedEvents events, SendEventOptions options, CancellationToken cancellationToken)
    {
        Hub hub = await HubAsync(cancellationToken).ConfigureAwait(false);
        if (events.Count > 0)
        {
            await _log().AppendAsync(HubRouter.Choose(hub, options), events, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask<Hub> HubAsync(CancellationToken cancellationToken) => IsClosed
        ? throw new EventHubsException(isTransient: false, EventHubName, $"The producer for event hub '{EventHubName}' is closed; make a new one.", EventHubsException.FailureReason.ClientClosed)
        : _log().GetHubAsync(EventHubName, cancellationToken);
}
