using System.Diagnostics;
using System.Diagnostics.Metrics;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Tests.Diagnostics;

[TestClass]
public sealed class HubTraceTests
{
    [TestMethod]
    public async Task What_a_request_sent_is_taken_in_the_requests_own_trace()
    {
        using Spans spans = new();
        await using TestHost host = await TestHost.StartAsync([typeof(Relay)], settings: Settings);
        Relay.Reset(1);
        using (Activity root = Spans.Root("client"))
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/api/send");
            request.Headers.Add("traceparent", root.Id);
            (await host.Client.SendAsync(request)).EnsureSuccessStatusCode();
            await Relay.Taken.Task.WaitAsync(TimeSpan.FromSeconds(20));

            List<Activity> all = await spans.OfAsync(root.TraceId, 4);
            Activity sent = all.Single(a => a.DisplayName == "EventHubProducerClient.Send");
            Activity taken = all.Single(a => a.DisplayName == "function Take");
            Assert.AreEqual(sent.SpanId, taken.ParentSpanId);
            Assert.AreEqual(ActivityKind.Consumer, taken.Kind);
            Assert.AreEqual(all.Single(a => a.DisplayName == "function Send").SpanId, sent.ParentSpanId);
            Assert.AreEqual("relay", sent.GetTagItem("messaging.destination.name"));
        }
    }

    [TestMethod]
    public async Task Events_of_several_traces_in_one_call_are_linked()
    {
        using Spans spans = new();
        string folder = TestHost.NewFolder();
        List<ActivityContext> sent = [];
        await using (TestHost host = await TestHost.StartAsync([typeof(Relay)], folder: folder, settings: [.. Settings, "--Embedded:ReadsEventHubs", "false"]))
        {
            EventHubProducerClient producer = host.Host.Services.GetRequiredKeyedService<EventHubProducerClient>("relay");
            for (int i = 0; i < 2; i++)
            {
                using Activity root = Spans.Root("client");
                EventData item = new("x");
                await producer.SendAsync([item]);
                Assert.IsTrue(ActivityContext.TryParse((string)item.Properties["Diagnostic-Id"], null, isRemote: true, out ActivityContext context));
                sent.Add(context);
            }
        }

        Relay.Reset(2);
        await using TestHost reader = await TestHost.StartAsync([typeof(Relay)], folder: folder, settings: Settings);
        await Relay.Taken.Task.WaitAsync(TimeSpan.FromSeconds(20));

        List<Activity> taken = [];
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        while ((taken = spans.Linked(sent[0])).Count == 0)
        {
            await Task.Delay(5, limit.Token);
        }

        CollectionAssert.AreEquivalent(sent.Select(c => c.SpanId).ToArray(), taken.Single().Links.Select(l => l.Context.SpanId).ToArray());
        Assert.AreEqual(default, taken.Single().ParentSpanId);
    }

    [TestMethod]
    public async Task Events_stay_as_they_are_while_nobody_listens()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(Relay)], settings: Settings);
        EventData item = new("x");
        await host.Host.Services.GetRequiredKeyedService<EventHubProducerClient>("relay").SendAsync([item]);

        Assert.IsEmpty(item.Properties);
    }

    [TestMethod]
    public async Task What_waits_in_a_partition_can_be_asked_for()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(Relay)], settings: [.. Settings, "--Embedded:ReadsEventHubs", "true"]);
        Relay.Reset(1);
        EventHubProducerClient producer = host.Host.Services.GetRequiredKeyedService<EventHubProducerClient>("relay");
        Relay.Hold.Reset();
        await producer.SendAsync([new EventData("a"), new EventData("b"), new EventData("c")], new SendEventOptions { PartitionId = "0" });

        Assert.AreEqual(3, Backlog(host));
        Relay.Hold.Set();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        while (Backlog(host) > 0)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    private static string[] Settings => ["--Embedded:EventHubs:PartitionCount", "1"];

    private static long Backlog(TestHost host)
    {
        long waiting = 0;
        using MeterListener listener = new();
        IMeterFactory meters = host.Host.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name == "event_hub_backlog" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => waiting += value);
        listener.Start();
        listener.RecordObservableInstruments();
        return waiting;
    }

    /// <summary>Sends to a hub and reads from it.</summary>
    public sealed class Relay([FromKeyedServices("relay")] EventHubProducerClient hub)
    {
        private static int _expected;

        public static TaskCompletionSource Taken { get; private set; } = new();

        public static ManualResetEventSlim Hold { get; } = new(true);

        public static void Reset(int expected)
        {
            _expected = expected;
            Taken = new();
            Hold.Set();
        }

        [Function(nameof(Send))]
        public async Task Send([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
        {
            using EventDataBatch batch = await hub.CreateBatchAsync();
            batch.TryAdd(new EventData("one"));
            await hub.SendAsync([new EventData("two")]);
        }

        [Function(nameof(Take))]
        public void Take([EventHubTrigger("relay", IsBatched = true)] EventData[] events)
        {
            Hold.Wait(TimeSpan.FromSeconds(20));
            if (Interlocked.Add(ref _expected, -events.Length) <= 0)
            {
                Taken.TrySetResult();
            }
        }
    }
}
