using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Functions.Embedded.EventHubs;

namespace Functions.Embedded.Tests.EventHubs;

[TestClass]
public sealed class StoredEventsTests
{
    [TestMethod]
    public async Task Erased_events_are_written_over_in_place_and_others_stay_as_they_were()
    {
        await using HubFixture hubs = new();
        EventData secret = new("the secret of kim") { MessageId = "kim-1", CorrelationId = "c", ContentType = "text/plain" };
        secret.Properties["n"] = 5;
        await hubs.Producer().SendAsync([new EventData("before"), secret, new EventData("kim"), new EventData("after")], new SendEventOptions { PartitionKey = "kim" });
        HubPartition partition = (await hubs.Log.GetHubAsync("hub", default)).Partitions.Single(p => p.NextSequence > 0);
        List<EventData> before = Read(hubs, partition);

        (long looked, long erased) = await new StoredEvents(hubs.Log).EraseAsync((hub, body) => hub == "hub" && body.Span.IndexOf("kim"u8) >= 0, default);

        List<EventData> after = Read(hubs, partition);
        Assert.AreEqual("4 2", $"{looked} {erased}");
        Assert.AreEqual("before|{\"erased\":true}  |   |after", string.Join('|', after.Select(e => e.EventBody.ToString())));
        Assert.AreEqual("kim|---|---|kim", string.Join('|', after.Select(e => e.PartitionKey)));
        Assert.AreEqual("----- c text/plain 5", $"{after[1].MessageId} {after[1].CorrelationId} {after[1].ContentType} {after[1].Properties["n"]}");
        Assert.AreEqual(string.Join(' ', before.Select(e => $"{e.SequenceNumber}@{e.OffsetString}")), string.Join(' ', after.Select(e => $"{e.SequenceNumber}@{e.OffsetString}")));
    }

    [TestMethod]
    public async Task Every_chunk_and_hub_is_looked_at()
    {
        await using HubFixture hubs = new();
        for (int i = 0; i < 100; i++)
        {
            await hubs.Producer(i % 2 == 0 ? "hub" : "other").SendAsync([new EventData($"event {i:00} of many")]);
        }

        Assert.AreEqual((100, 50), await new StoredEvents(hubs.Log).EraseAsync((hub, _) => hub == "other", default));
        Assert.AreEqual((100, 0), await new StoredEvents(hubs.Log).EraseAsync((_, body) => body.Span.IndexOf("nowhere"u8) >= 0, default));
    }

    private static List<EventData> Read(HubFixture hubs, HubPartition partition)
    {
        using HubReader reader = hubs.Log.OpenReader(partition, 0);
        return reader.Read(10);
    }
}
