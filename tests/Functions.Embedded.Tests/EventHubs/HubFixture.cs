using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Functions.Embedded.EventHubs;
using Functions.Embedded.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Functions.Embedded.Tests.EventHubs;

/// <summary>A log in a folder of its own, and listeners on it.</summary>
internal sealed class HubFixture : IAsyncDisposable
{
    private readonly List<EventHubListener> _listeners = [];

    public HubFixture(TimeProvider? clock = null, EventHubsOptions? options = null, Action<HubStep>? probe = null, string? folder = null)
    {
        Clock = clock ?? TimeProvider.System;
        Options = options ?? new EventHubsOptions();
        Folder = folder ?? Directory.CreateTempSubdirectory("hubs-").FullName;
        Log = HubLog.Open(Folder, Options, Clock, NullLogger.Instance, probe);
    }

    public TimeProvider Clock { get; }

    public EventHubsOptions Options { get; }

    public string Folder { get; }

    public HubLog Log { get; }

    public Dictionary<string, string?> Settings { get; } = [];

    public EventHubProducerClient Producer(string hub = "hub") => new(Log, hub);

    public Task SendAsync(string? key, params string[] bodies) =>
        Producer().SendAsync(bodies.Select(b => new EventData(b)), new SendEventOptions { PartitionKey = key });

    public Task SendToAsync(int partition, params string[] bodies) =>
        Producer().SendAsync(bodies.Select(b => new EventData(b)), new SendEventOptions { PartitionId = $"{partition}" });

    /// <summary>Starts listening with methods of a class; every call goes to the body.</summary>
    public Task<EventHubListener> ListenAsync(Func<FunctionInvocation, Task> body, params string[] methods) => ListenAsync(body, null, methods);

    /// <summary>As <see cref="ListenAsync(Func{FunctionInvocation, Task}, string[])"/>, for the batch function, with a probe.</summary>
    public async Task ListenWithAsync(Func<FunctionInvocation, Task> body, Action<HubStep> probe)
    {
        try
        {
            await ListenAsync(body, probe, ["Batch"]);
        }
        catch (InvalidOperationException)
        {
            // The process died while it started.
        }
    }

    public async Task CaughtUpAsync(string hub, string group)
    {
        Hub found = await Log.GetHubAsync(hub, default);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        while (found.Partitions.Any(p => p.Checkpoints[group] < p.NextSequence))
        {
            await Task.Delay(2, patience.Token);
        }
    }

    private async Task<EventHubListener> ListenAsync(Func<FunctionInvocation, Task> body, Action<HubStep>? probe, string[] methods)
    {
        FakeFunctions functions = new(methods, body);
        EventHubListener listener = new(
            Log,
            functions,
            functions,
            new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(),
            Microsoft.Extensions.Options.Options.Create(new EmbeddedOptions()),
            Microsoft.Extensions.Options.Options.Create(Options),
            Clock,
            NullLogger<EventHubListener>.Instance) { Probe = probe };
        _listeners.Add(listener);
        await listener.StartAsync(CancellationToken.None);
        return listener;
    }

    /// <summary>Copies the files as a killed process would leave them.</summary>
    public string CopyState()
    {
        string copy = Directory.CreateTempSubdirectory("hubs-").FullName;
        foreach (string name in new[] { HubLog.FileName, HubLog.FileName + "-wal" }.Where(n => File.Exists(Path.Combine(Folder, n))))
        {
            File.Copy(Path.Combine(Folder, name), Path.Combine(copy, name));
        }

        return copy;
    }

    public async Task DisposeListenersAsync()
    {
        foreach (EventHubListener listener in _listeners)
        {
            await listener.StopAsync(CancellationToken.None);
            listener.Dispose();
        }

        _listeners.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await DisposeListenersAsync();
        await Log.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
