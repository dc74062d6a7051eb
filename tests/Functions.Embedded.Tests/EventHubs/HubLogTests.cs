using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Functions.Embedded.EventHubs;
using Microsoft.Extensions.Time.Testing;

namespace Functions.Embedded.Tests.EventHubs;

[TestClass]
public sealed class HubLogTests
{
    [TestMethod]
    public async Task Events_come_back_whole_and_in_order()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using HubFixture hubs = new(clock);
        EventData sent = new("본문") { MessageId = "m", CorrelationId = "c", ContentType = "text/plain" };
        sent.Properties["n"] = 5;
        sent.Properties["t"] = clock.GetUtcNow();
        await hubs.Producer().SendAsync([sent, new EventData("second")], new SendEventOptions { PartitionKey = "k" });

        Hub hub = await hubs.Log.GetHubAsync("HUB", default);
        HubPartition partition = hub.Partitions.Single(p => p.NextSequence > 0);
        using HubReader reader = hubs.Log.OpenReader(partition, 0);
        List<EventData> read = reader.Read(10);

        Assert.HasCount(2, read);
        Assert.AreEqual("본문", read[0].EventBody.ToString());
        Assert.AreEqual("m c text/plain k", $"{read[0].MessageId} {read[0].CorrelationId} {read[0].ContentType} {read[0].PartitionKey}");
        Assert.AreEqual(5, read[0].Properties["n"]);
        Assert.AreEqual(clock.GetUtcNow(), read[0].Properties["t"]);
        Assert.AreEqual(clock.GetUtcNow(), read[0].EnqueuedTime);
        Assert.AreEqual("0 1", $"{read[0].SequenceNumber} {read[1].SequenceNumber}");
        Assert.IsGreaterThan(long.Parse(read[0].OffsetString), long.Parse(read[1].OffsetString));
    }

    [TestMethod]
    public async Task A_megabyte_fits_and_a_byte_more_is_refused_whole()
    {
        await using HubFixture hubs = new();
        const int Head = 4;
        await hubs.Producer().SendAsync([new EventData(new byte[EventEncoder.MaxBatchBytes - Head])]);
        EventHubsException e = await Assert.ThrowsExactlyAsync<EventHubsException>(
            () => hubs.Producer().SendAsync([new EventData("small"), new EventData(new byte[EventEncoder.MaxBatchBytes - Head])]));

        Assert.AreEqual(EventHubsException.FailureReason.MessageSizeExceeded, e.Reason);
        Assert.AreEqual(1, (await hubs.Log.GetHubAsync("hub", default)).Partitions.Sum(p => p.NextSequence));
    }

    [TestMethod]
    public async Task Old_events_go_at_their_age_even_unread()
    {
        FakeTimeProvider clock = new();
        await using HubFixture hubs = new(clock);
        await hubs.SendToAsync(0, "old");
        HubPartition partition = (await hubs.Log.GetHubAsync("hub", default)).Partitions[0];
        clock.Advance(hubs.Options.RetentionAge);
        await hubs.Log.TrimAsync(default);
        using (HubReader reader = hubs.Log.OpenReader(partition, 0))
        {
            Assert.HasCount(1, reader.Read(10));
        }

        clock.Advance(TimeSpan.FromTicks(1));
        await hubs.Log.TrimAsync(default);
        using (HubReader reader = hubs.Log.OpenReader(partition, 0))
        {
            Assert.IsEmpty(reader.Read(10));
            Assert.AreEqual(1, reader.Missed);
        }
    }

    [TestMethod]
    public async Task A_log_full_of_unread_events_refuses_until_they_are_read()
    {
        await using HubFixture hubs = new(options: new EventHubsOptions { MaxBytes = 2 << 20 });
        Hub hub = await hubs.Log.GetHubAsync("hub", default);
        await hubs.Log.SubscribeAsync(hub, "g", InitialOffset.FromStart, default);
        string half = new('x', 600_000);
        await hubs.SendToAsync(0, half);
        await hubs.SendToAsync(0, half);
        await hubs.SendToAsync(0, half);
        EventHubsException e = await Assert.ThrowsExactlyAsync<EventHubsException>(() => hubs.SendToAsync(0, half));
        Assert.AreEqual(EventHubsException.FailureReason.QuotaExceeded, e.Reason);

        await hubs.Log.WriteAsync(new CheckpointWrite(hub.Partitions[0], "g", "f", 1, []), default);
        await hubs.SendToAsync(0, half);
        Assert.AreEqual(4, hub.Partitions[0].NextSequence);
    }

    [TestMethod]
    public async Task A_full_disk_stores_nothing_of_a_send_and_later_sends_work()
    {
        await using HubFixture hubs = new(options: new EventHubsOptions { MaxPages = 200 });
        await hubs.SendToAsync(0, "first");
        EventHubsException e = await Assert.ThrowsExactlyAsync<EventHubsException>(() => hubs.SendToAsync(0, "a", new string('x', 1_000_000)));
        await hubs.SendToAsync(0, "second");

        Assert.AreEqual(EventHubsException.FailureReason.QuotaExceeded, e.Reason);
        using HubReader reader = hubs.Log.OpenReader((await hubs.Log.GetHubAsync("hub", default)).Partitions[0], 0);
        Assert.AreEqual("first second", string.Join(' ', reader.Read(10).Select(x => x.EventBody.ToString())));
    }

    [TestMethod]
    public async Task A_damaged_file_is_named_with_its_fix()
    {
        await using HubFixture hubs = new();
        string folder = Directory.CreateTempSubdirectory("hubs-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, HubLog.FileName), new string('?', 8192));
        InvalidDataException e = Assert.ThrowsExactly<InvalidDataException>(() => new HubFixture(folder: folder));
        Directory.Delete(folder, recursive: true);

        Assert.Contains(Path.Combine(folder, HubLog.FileName), e.Message);
        Assert.Contains(".recover", e.Message);
    }

    [TestMethod]
    public async Task A_second_owner_is_refused()
    {
        await using HubFixture hubs = new();
        IOException e = Assert.ThrowsExactly<IOException>(() => new HubFixture(folder: hubs.Folder));
        Assert.Contains("in use by another host", e.Message);
    }
}
