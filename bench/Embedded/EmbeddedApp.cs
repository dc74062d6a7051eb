using System.Text;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Bench.Harness;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bench.Embedded;

/// <summary>A tiny function app, started as any app is, and driven from outside as its users would.</summary>
internal sealed class EmbeddedApp : IAsyncDisposable
{
    /// <summary>The bytes of an event's body.</summary>
    public const int EventBytes = 300;

    /// <summary>How many senders send at a time.</summary>
    public const int Senders = 4;

    /// <summary>The events in a send.</summary>
    public const int SendBatch = 500;

    private readonly IHost _host;

    private EmbeddedApp(IHost host) => _host = host;

    /// <summary>Starts the app on an empty folder.</summary>
    public static async Task<EmbeddedApp> StartAsync(string folder, CancellationToken cancellationToken)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(
        [
            $"--AzureWebJobsScriptRoot={AppContext.BaseDirectory}",
            $"--{EmbeddedOptions.SectionName}:{nameof(EmbeddedOptions.StateFolder)}={folder}",
            $"--{EmbeddedOptions.SectionName}:{nameof(EmbeddedOptions.ServesHttp)}=false",
        ]);
        builder.UseFunctionAssemblies(typeof(EmbeddedApp).Assembly);
        builder.Logging.AddFilter((_, level) => level >= LogLevel.Warning);
        builder.Services.AddSingleton<EventTally>();
        IHost host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new EmbeddedApp(host);
    }

    /// <summary>Runs one orchestration of so many activities to its end.</summary>
    /// <param name="name">The orchestration; gives the sum of its activities' numbers.</param>
    /// <param name="activities">How many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="BenchException">It failed, or not every activity gave its result.</exception>
    public async Task OrchestrateAsync(string name, int activities, CancellationToken cancellationToken)
    {
        DurableTaskClient client = _host.Services.GetRequiredService<DurableTaskClient>();
        string id = await client.ScheduleNewOrchestrationInstanceAsync(name, activities, cancellationToken);
        OrchestrationMetadata end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, cancellationToken);
        long expected = (long)activities * (activities - 1) / 2;
        if (end.RuntimeStatus is not OrchestrationRuntimeStatus.Completed || end.ReadOutputAs<long>() != expected)
        {
            throw new BenchException($"{name} of {activities} activities ended {end.RuntimeStatus} with {end.SerializedOutput}, not {expected}: {end.FailureDetails?.ErrorMessage}");
        }
    }

    /// <summary>Sends so many events and waits until the trigger has handled them.</summary>
    /// <param name="events">A multiple of what the senders send together.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task PublishAsync(int events, CancellationToken cancellationToken)
    {
        EventHubProducerClient producer = _host.Services.GetRequiredKeyedService<EventHubProducerClient>(EventFunctions.Hub);
        Task all = _host.Services.GetRequiredService<EventTally>().Expect(events, (long)events * EventBytes);
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAsync(sender, events / Senders), cancellationToken)));
        await all.WaitAsync(cancellationToken);

        async Task SendAsync(int sender, int count)
        {
            for (int sent = 0; sent < count; sent += SendBatch)
            {
                await producer.SendAsync(Enumerable.Range(sent, Math.Min(SendBatch, count - sent)).Select(i => new EventData(Body(sender, i))), cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static byte[] Body(int sender, int number)
    {
        byte[] body = new byte[EventBytes];
        Array.Fill(body, (byte)'x');
        Encoding.ASCII.GetBytes($"{sender}/{number} ", body);
        return body;
    }
}
