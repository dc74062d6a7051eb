using System.Diagnostics;
using System.Globalization;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Functions.Embedded.EventHubs;
using Functions.Embedded.HubCrash;
using Functions.Embedded.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// publish FOLDER RUN: sends and consumes until killed. drain FOLDER: consumes what is left, then ends. speed FOLDER COUNT: measures.
string mode = args[0];
string folder = args[1];
int expected = mode == "speed" ? int.Parse(args[2], CultureInfo.InvariantCulture) : int.MaxValue;
int seen = 0;
TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
using FileStream delivered = new(Path.Combine(folder, "delivered.txt"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
Lock gate = new();

HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Embedded:StateFolder"] = folder,
    ["extensions:eventHubs:maxEventBatchSize"] = mode == "speed" ? "500" : "7",
});
CrashFunctions functions = new(ConsumeAsync);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton<IFunctionCatalog>(functions).AddSingleton<IFunctionInvoker>(functions);
builder.Services.AddOptions<EmbeddedOptions>().BindConfiguration(EmbeddedOptions.SectionName);
builder.Services.AddEmbeddedEventHubs();
using IHost host = builder.Build();
await host.StartAsync();
await using EventHubProducerClient producer = new("Endpoint=sb://embedded", "crash");
switch (mode)
{
    case "publish":
        await Task.WhenAll(Enumerable.Range(0, 4).Select(PublishAsync));
        break;
    case "drain":
        HubLog log = host.Services.GetRequiredService<HubLog>();
        Hub hub = await log.GetHubAsync("crash", CancellationToken.None);
        while (hub.Partitions.Any(p => p.Checkpoints["child"] < p.NextSequence))
        {
            await Task.Delay(10);
        }

        break;
    default:
        await MeasureAsync();
        break;
}

await host.StopAsync();
return 0;

async Task PublishAsync(int sender)
{
    string acknowledged = Path.Combine(folder, $"acknowledged-{sender}.txt");
    await using StreamWriter writer = new(acknowledged, append: true) { AutoFlush = true };
    SendEventOptions options = new() { PartitionKey = $"sender-{sender}" };
    for (int i = 0; ; i++)
    {
        string[] ids = [.. Enumerable.Range(0, 3).Select(k => $"{sender} {args[2]} {(i * 3) + k}")];
        await producer.SendAsync(ids.Select(id => new EventData(id)), options);

        // One write below the pipe buffer's size, after the send was acknowledged.
        await writer.WriteAsync(string.Join('\n', ids) + "\n");
        if (sender == 0 && i == 0)
        {
            Console.WriteLine("started");
        }
    }
}

Task ConsumeAsync(EventData[] events, CancellationToken cancellationToken)
{
    if (mode == "speed")
    {
        if (Interlocked.Add(ref seen, events.Length) >= expected)
        {
            all.TrySetResult();
        }

        return Task.CompletedTask;
    }

    byte[] lines = System.Text.Encoding.UTF8.GetBytes(string.Concat(events.Select(e => $"{e.EventBody} {e.SequenceNumber}\n")));
    lock (gate)
    {
        delivered.Write(lines);
        delivered.Flush();
    }

    return Task.CompletedTask;
}

async Task MeasureAsync()
{
    byte[] body = new byte[300];
    Array.Fill(body, (byte)'x');
    foreach (int senders in new[] { 1, 4 })
    {
        Interlocked.Exchange(ref seen, 0);
        all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Stopwatch watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            for (int sent = 0; sent < expected / senders; sent += 500)
            {
                await producer.SendAsync(Enumerable.Range(0, 500).Select(_ => new EventData(body)));
            }
        })));
        TimeSpan published = watch.Elapsed;
        await all.Task;
        TimeSpan handled = watch.Elapsed;
        Console.WriteLine($"{senders} senders: {expected} events of 300 bytes, published {expected / published.TotalSeconds:N0}/s, end to end {expected / handled.TotalSeconds:N0}/s");
    }

    // The runtime recompiles and collects for a while after the load; that is not the listener's cost.
    await Task.Delay(TimeSpan.FromSeconds(5));
    Process self = Process.GetCurrentProcess();
    TimeSpan before = self.TotalProcessorTime;
    await Task.Delay(TimeSpan.FromSeconds(5));
    self.Refresh();
    Console.WriteLine($"idle: {(self.TotalProcessorTime - before).TotalMilliseconds / 50:F3} % of one core over 5 s");
}
