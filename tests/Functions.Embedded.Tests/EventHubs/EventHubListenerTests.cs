using Azure.Messaging.EventHubs;
using Functions.Embedded.EventHubs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Functions.Embedded.Tests.EventHubs;

[TestClass]
public sealed class EventHubListenerTests
{
    [TestMethod]
    public async Task Each_partition_is_read_in_order_by_each_group()
    {
        await using HubFixture hubs = new();
        Gathered batch = new();
        Gathered other = new();
        await hubs.ListenAsync(c => c.Function.Name == "Batch" ? batch.Take(c) : other.Take(c), "Batch", "Other");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => hubs.SendAsync($"key-{i % 9}", $"{i}", $"{i}b")));
        await Task.WhenAll(batch.Reaches(400), other.Reaches(400));

        foreach (Gathered group in new[] { batch, other })
        {
            foreach (IGrouping<string, (string Partition, long Sequence, string Body)> partition in group.Events.GroupBy(e => e.Partition))
            {
                CollectionAssert.AreEqual(Enumerable.Range(0, partition.Count()).Select(i => (long)i).ToArray(), partition.Select(e => e.Sequence).ToArray());
            }
        }
    }

    [TestMethod]
    public async Task A_stopped_reader_goes_on_behind_its_checkpoint()
    {
        await using HubFixture hubs = new();
        Gathered first = new();
        await hubs.ListenAsync(first.Take, "Batch");
        await hubs.SendToAsync(0, "a", "b");
        await first.Reaches(2);
        await hubs.DisposeListenersAsync();
        await hubs.SendToAsync(0, "c");
        Gathered second = new();
        await hubs.ListenAsync(second.Take, "Batch");
        await second.Reaches(1);

        Assert.AreEqual("c", string.Join(' ', second.Events.Select(e => e.Body)));
    }

    [TestMethod]
    public async Task A_failing_batch_blocks_only_its_partition_and_ends_as_dead_letters()
    {
        FakeTimeProvider clock = new() { AutoAdvanceAmount = TimeSpan.Zero };
        await using HubFixture hubs = new(clock);
        Gathered taken = new();
        int failures = 0;
        bool heals = false;
        using SemaphoreSlim failed = new(0);
        await hubs.ListenAsync(
            c =>
            {
                EventData[] events = (EventData[])c.TriggerValue!;
                if (!heals && events[0].EventBody.ToString() == "bad")
                {
                    Interlocked.Increment(ref failures);
                    failed.Release();
                    throw new InvalidOperationException("no");
                }

                return taken.Take(c);
            },
            "Twice");
        await hubs.SendToAsync(0, "bad", "also");
        await hubs.SendToAsync(1, "good");
        await taken.Reaches(1);
        for (int i = 0; i < 3; i++)
        {
            while (!await failed.WaitAsync(20))
            {
                clock.Advance(TimeSpan.FromSeconds(10));
            }
        }

        await hubs.SendToAsync(0, "after");
        await taken.Reaches(2);
        IReadOnlyList<DeadLetter> dead = hubs.Log.DeadLetters.List("hub");

        Assert.AreEqual(3, failures);
        Assert.AreEqual("bad also", string.Join(' ', dead.Select(d => d.Event.EventBody.ToString())));
        Assert.AreEqual("Twice batch 0 3 InvalidOperationException: no", $"{dead[0].Function} {dead[0].ConsumerGroup} {dead[0].Partition} {dead[0].Attempts} {dead[0].Reason}");
        Assert.AreEqual(0, dead[0].Event.SequenceNumber);

        heals = true;
        Assert.AreEqual(2, await hubs.Log.DeadLetters.ReplayAsync("hub", "Twice", default));
        await taken.Reaches(4);
        CollectionAssert.IsSubsetOf(new[] { "bad", "also" }, taken.Events.Select(e => e.Body).ToArray());
        await hubs.DisposeListenersAsync();
        Assert.AreEqual(0, hubs.Log.DeadLetters.Count());
    }

    [TestMethod]
    public async Task A_body_that_is_not_JSON_is_set_aside_and_the_others_arrive()
    {
        await using HubFixture hubs = new();
        TaskCompletionSource<FakeFunctions.Order[]> got = new();
        await hubs.ListenAsync(
            c =>
            {
                got.TrySetResult((FakeFunctions.Order[])c.TriggerValue!);
                return Task.CompletedTask;
            },
            "Orders");
        await hubs.SendToAsync(0, """{"id":"a","count":1}""", "{", """{"id":"b","count":2}""");
        FakeFunctions.Order[] orders = await got.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await hubs.DisposeListenersAsync();

        Assert.AreEqual("a b", string.Join(' ', orders.Select(o => o.Id)));
        Assert.AreEqual(1, hubs.Log.DeadLetters.List().Single().Event.SequenceNumber);
    }

    [TestMethod]
    public async Task One_event_a_call_and_text_are_bound()
    {
        await using HubFixture hubs = new();
        Gathered single = new();
        await hubs.ListenAsync(single.Take, "Single");
        await hubs.SendToAsync(0, "a", "b");
        await single.Reaches(2);
        Assert.AreEqual("a b", string.Join(' ', single.Events.Select(e => e.Body)));

        BoundEvents texts = TriggerBinder.For(typeof(string[]), isBatched: true, "f").Bind([new EventData("x"), new EventData("y")]);
        CollectionAssert.AreEqual(new[] { "x", "y" }, (string[])texts.Value!);
        Assert.ThrowsExactly<InvalidOperationException>(() => TriggerBinder.For(typeof(string), isBatched: true, "f"));
    }

    [TestMethod]
    public async Task Two_functions_in_one_group_are_refused()
    {
        await using HubFixture hubs = new();
        InvalidOperationException e = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => hubs.ListenAsync(_ => Task.CompletedTask, "Batch", "Twin"));
        Assert.Contains("its own ConsumerGroup", e.Message);
    }

    [TestMethod]
    public async Task What_the_output_binding_writes_is_stored()
    {
        await using HubFixture hubs = new();
        EventHubOutputWriter writer = new(hubs.Log, new ConfigurationBuilder().Build());
        EventHubOutputAttribute output = new("out");
        await writer.WriteAsync(output, "one", default);
        await writer.WriteAsync(output, new[] { "two", "three" }, default);
        await writer.WriteAsync(output, new byte[] { 1 }, default);
        await writer.WriteAsync(output, new FakeFunctions.Order("a", 1), default);

        Assert.AreEqual(5, (await hubs.Log.GetHubAsync("out", default)).Partitions.Sum(p => p.NextSequence));
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(3, 4)]
    [DataRow(7, 60)]
    public void Exponential_delays_double_up_to_the_longest(int failures, int seconds) =>
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), (RetryPlan.BuiltIn with { MaxRetries = -1 }).DelayAfter(failures));
}
