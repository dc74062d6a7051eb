using System.Diagnostics;
using Functions.Embedded.Tests.Durable;
using Functions.Embedded.Tests.Durable.Harness;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Diagnostics;

[TestClass]
public sealed class OrchestrationTraceTests : DurableTest
{
    [TestMethod]
    public async Task Activities_and_sub_orchestrations_are_under_their_orchestration_across_a_restart_and_each_is_told_once()
    {
        using Spans spans = new();
        ActivityTraceId trace;
        await using (DurableHost host = await DurableHost.StartAsync(Folder, null, new Traced()))
        {
            using (Activity root = Spans.Root("request"))
            {
                trace = root.TraceId;
                await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Traced.Outer), null, new("traced"), CancellationToken.None);
            }

            // The request, the asking, the first activity.
            await spans.OfAsync(trace, 3);
        }

        await using (DurableHost host = await DurableHost.StartAsync(Folder, null, new Traced()))
        {
            await host.Client.RaiseEventAsync("traced", "go", "now", CancellationToken.None);
            Assert.AreEqual(OrchestrationRuntimeStatus.Completed, (await host.EndAsync("traced")).RuntimeStatus);
        }

        List<Activity> all = await spans.OfAsync(trace, 7);
        CollectionAssert.AreEquivalent(
            new[] { "request", "create_orchestration:Outer", "orchestration:Outer", "activity:Add", "activity:Add", "orchestration:Inner", "activity:Break" },
            all.Select(a => a.DisplayName).ToArray());
        Assert.AreEqual("request", Parent(all, "create_orchestration:Outer"));
        Assert.AreEqual("create_orchestration:Outer", Parent(all, "orchestration:Outer"));
        Assert.IsTrue(all.Where(a => a.DisplayName == "activity:Add").All(a => a.ParentSpanId == One(all, "orchestration:Outer").SpanId));
        Assert.AreEqual("orchestration:Outer", Parent(all, "orchestration:Inner"));
        Assert.AreEqual("orchestration:Inner", Parent(all, "activity:Break"));
        Assert.IsTrue(One(all, "orchestration:Outer").Id!.Contains(One(all, "orchestration:Outer").SpanId.ToHexString(), StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_failed_activity_tells_the_type_of_what_it_threw_and_not_its_message()
    {
        using Spans spans = new();
        using Activity root = Spans.Root("request");
        await using DurableHost host = await DurableHost.StartAsync(Folder, null, new Traced());
        await host.RunAsync(nameof(Traced.Inner), 42);

        Activity failed = One(await spans.OfAsync(root.TraceId, 3), "activity:Break");
        Assert.AreEqual(ActivityStatusCode.Error, failed.Status);
        Assert.AreEqual("InvalidOperationException", failed.GetTagItem("error.type"));
        Assert.DoesNotContain("secret", string.Join('|', failed.TagObjects) + failed.StatusDescription + string.Join('|', failed.Events.SelectMany(e => e.Tags)));
    }

    [TestMethod]
    public async Task An_orchestration_lasts_from_its_start_to_its_end()
    {
        using Spans spans = new();
        using Activity root = Spans.Root("request");
        await using DurableHost host = await DurableHost.StartAsync(Folder, null, new Traced());
        OrchestrationMetadata ended = await host.RunAsync(nameof(Traced.Inner), 1);

        Activity whole = One(await spans.OfAsync(root.TraceId, 3), "orchestration:Inner");
        Assert.AreEqual(ended.CreatedAt.UtcDateTime, whole.StartTimeUtc);
        Assert.AreEqual("Completed", whole.GetTagItem("durabletask.task.status"));
        Assert.IsGreaterThan(TimeSpan.Zero, whole.Duration);
    }

    [TestMethod]
    public async Task Nothing_is_noted_while_nobody_listens()
    {
        await using (DurableHost host = await DurableHost.StartAsync(Folder, null, new Traced()))
        {
            await host.RunAsync(nameof(Traced.Inner), 1);
        }

        CollectionAssert.AreEqual((long[])[1, 0], HistoryFile.Numbers(Folder, "SELECT COUNT(*) FROM instances UNION ALL SELECT COUNT(trace) FROM instances"));
    }

    private static Activity One(List<Activity> all, string name) => all.Single(a => a.DisplayName == name);

    private static string Parent(List<Activity> all, string name) => all.Single(a => a.SpanId == One(all, name).ParentSpanId).DisplayName;
}
