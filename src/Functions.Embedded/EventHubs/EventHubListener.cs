using System.Diagnostics;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.EventHubs;

/// <summary>Runs the event hub triggers: a pump for each partition of each function's hub.</summary>
internal sealed partial class EventHubListener(
    HubLog log,
    IFunctionCatalog catalog,
    IFunctionInvoker invoker,
    IConfiguration configuration,
    IOptions<EmbeddedOptions> options,
    IOptions<EventHubsOptions> hubs,
    TimeProvider clock,
    ILogger<EventHubListener> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _slots = new(hubs.Value.MaxConcurrentPartitions);
    private Task[] _pumps = [];

    /// <summary>Gets or sets what lets tests stop at a moment.</summary>
    public Action<HubStep>? Probe { get; set; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.ReadsEventHubs)
        {
            return;
        }

        List<HubSubscription> subscriptions = await SubscribeAsync(cancellationToken);
        _pumps = [.. subscriptions.SelectMany(s => s.Hub.Partitions.Select(p => Task.Run(() => PumpAsync(s, p), CancellationToken.None)))];
        Log.Started(logger, subscriptions.Count, _pumps.Length);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_pumps).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        _slots.Dispose();
    }

    private async Task<List<HubSubscription>> SubscribeAsync(CancellationToken cancellationToken)
    {
        TriggerSettings settings = TriggerSettings.From(configuration);
        List<HubSubscription> subscriptions = [];
        foreach (FunctionDescriptor function in catalog.Functions)
        {
            if (function.Trigger is EventHubTriggerAttribute trigger)
            {
                subscriptions.Add(await SubscribeAsync(function, trigger, settings, cancellationToken));
            }
        }

        IGrouping<string, HubSubscription>? shared = subscriptions
            .GroupBy(s => $"{s.Hub.Name} {s.Group}", StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return shared is null ? subscriptions : throw new InvalidOperationException(
            $"Functions {string.Join(" and ", shared.Select(s => $"'{s.Function.Name}'"))} read event hub '{shared.First().Hub.Name}' in one consumer group, '{shared.First().Group}'; each would miss what the other reads. Give each its own ConsumerGroup.");
    }

    private async Task<HubSubscription> SubscribeAsync(FunctionDescriptor function, EventHubTriggerAttribute trigger, TriggerSettings settings, CancellationToken cancellationToken)
    {
        string group = string.IsNullOrEmpty(trigger.ConsumerGroup) ? "$Default" : SettingNames.Resolve(trigger.ConsumerGroup, configuration);
        TriggerBinder binder = TriggerBinder.For(function.TriggerParameter.ParameterType, trigger.IsBatched, function.Name);
        RetryPlan retry = RetryPlan.Of(function.Method, configuration);
        Hub hub = await log.GetHubAsync(SettingNames.Resolve(trigger.EventHubName, configuration), cancellationToken);
        await log.SubscribeAsync(hub, group, settings.Start, cancellationToken);
        return new HubSubscription(function, hub, group, trigger.IsBatched, binder, retry, settings);
    }

    private async Task PumpAsync(HubSubscription subscription, HubPartition partition)
    {
        // What happened to be current when the host started is no part of what events bring about.
        Activity.Current = null;
        EventDelivery delivery = new(subscription, partition, invoker, _slots, clock, logger, Probe);
        try
        {
            await new PartitionPump(log, subscription, partition, delivery, clock, logger, Probe).RunAsync(_stop.Token);
        }
        catch (Exception e)
        {
            // One broken partition must not end the others; nothing is lost, as its checkpoint stays.
            Log.Broken(logger, subscription.Function.Name, partition.Hub, partition.Name, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Started reading event hubs: {Functions} functions, {Pumps} partitions")]
        public static partial void Started(ILogger logger, int functions, int pumps);

        [LoggerMessage(Level = LogLevel.Critical, Message = "Function {Function} no longer reads hub {Hub}, partition {Partition}, until the host is restarted; its checkpoint stays and nothing is lost")]
        public static partial void Broken(ILogger logger, string function, string hub, string partition, Exception e);
    }
}
