using Functions.Embedded.Tests.Durable.Harness;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace Functions.Embedded.Tests.Durable;

[TestClass]
public sealed class ClientTests : DurableTest
{
    [TestMethod]
    public async Task Suspended_orchestration_takes_events_only_after_it_is_resumed()
    {
        await using DurableHost host = await StartAsync(new Features());
        string id = await WaitingAsync(host, "s");
        await host.Client.SuspendInstanceAsync(id, "pause");
        await host.Client.RaiseEventAsync(id, "Go", "a");
        await host.Client.RaiseEventAsync(id, "Go", "b");
        await host.RunAsync(nameof(Features.AsksAbout));
        Assert.AreEqual(OrchestrationRuntimeStatus.Suspended, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);

        await host.Client.ResumeInstanceAsync(id, "go on");
        Assert.AreEqual("ab", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    [DataRow(true, OrchestrationRuntimeStatus.Terminated)]
    [DataRow(false, OrchestrationRuntimeStatus.Running)]
    public async Task Terminating_takes_sub_orchestrations_along_only_when_asked(bool recursive, OrchestrationRuntimeStatus child)
    {
        await using DurableHost host = await StartAsync(new Features());
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.WaitingParent), new StartOrchestrationOptions("p"));
        await host.Client.WaitForInstanceStartAsync("p");
        await host.Client.WaitForInstanceStartAsync("p-child");
        await host.Client.TerminateInstanceAsync("p", new TerminateInstanceOptions("stopped", recursive));

        OrchestrationMetadata end = await host.EndAsync("p");
        Assert.AreEqual(OrchestrationRuntimeStatus.Terminated, end.RuntimeStatus);
        Assert.AreEqual("stopped", end.ReadOutputAs<string>());
        Assert.AreEqual(child, (await host.Client.GetInstanceAsync("p-child"))!.RuntimeStatus);
    }

    [TestMethod]
    public async Task Terminated_sub_orchestration_fails_the_step_of_its_parent()
    {
        await using DurableHost host = await StartAsync(new Features());
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.TolerantParent), new StartOrchestrationOptions("p"));
        await host.Client.WaitForInstanceStartAsync("p");
        await host.Client.WaitForInstanceStartAsync("p-child");
        await host.Client.TerminateInstanceAsync("p-child");
        StringAssert.Contains((await host.EndAsync("p")).ReadOutputAs<string>(), "'p-child' was terminated");
    }

    [TestMethod]
    public async Task Same_id_is_refused_while_open_and_replaces_when_ended()
    {
        await using DurableHost host = await StartAsync(new Features());
        await WaitingAsync(host, "same");
        InvalidOperationException e = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => WaitingAsync(host, "same"));
        StringAssert.Contains(e.Message, "already exists and is Running");

        await host.Client.TerminateInstanceAsync("same");
        Assert.AreEqual("about same", (await host.RunAsync(nameof(Features.AsksAbout), null, "same")).ReadOutputAs<string>());
        StartOrchestrationOptions once = new StartOrchestrationOptions("same").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() =>
            host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.AsksAbout), once));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("@x")]
    [DataRow("a/b")]
    [DataRow("a\nb")]
    public async Task Ids_the_official_runtime_refuses_are_refused(string id)
    {
        await using DurableHost host = await StartAsync(new Features());
        if (id.Length == 0)
        {
            Assert.HasCount(32, (await host.RunAsync(nameof(Features.AsksAbout), null, id)).InstanceId.ToList());
            return;
        }

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => host.RunAsync(nameof(Features.AsksAbout), null, id));
    }

    [TestMethod]
    public async Task Listing_pages_and_filters_by_prefix_status_and_time()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(50));
        await using DurableHost host = await StartAsync(new Features(), new() { Clock = clock });
        for (int i = 0; i < 7; i++)
        {
            await host.RunAsync(nameof(Features.AsksAbout), null, "a-" + i);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        await WaitingAsync(host, "b");
        List<int> pages = [];
        List<string> ids = [];
        await foreach (Page<OrchestrationMetadata> page in host.Client.GetAllInstancesAsync(new() { InstanceIdPrefix = "a-", PageSize = 3 }).AsPages())
        {
            pages.Add(page.Values.Count);
            ids.AddRange(page.Values.Select(instance => instance.InstanceId));
        }

        CollectionAssert.AreEqual((int[])[3, 3, 1], pages);
        CollectionAssert.AreEqual(Enumerable.Range(0, 7).Select(i => "a-" + i).ToArray(), ids);
        Assert.AreEqual("b", await OnlyAsync(host, new() { Statuses = [OrchestrationRuntimeStatus.Running] }));
        DateTimeOffset third = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(2);
        Assert.AreEqual("a-2", await OnlyAsync(host, new() { CreatedFrom = third, CreatedTo = third }));
    }

    [TestMethod]
    public async Task Purge_removes_only_what_ended()
    {
        await using DurableHost host = await StartAsync(new Features());
        await WaitingAsync(host, "open");
        await host.RunAsync(nameof(Features.Parent), null, "p");
        Assert.AreEqual(0, (await host.Client.PurgeInstanceAsync("open")).PurgedInstanceCount);
        Assert.AreEqual(3, (await host.Client.PurgeInstanceAsync("p", new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);
        await host.RunAsync(nameof(Features.AsksAbout), null, "x");
        Assert.AreEqual(1, (await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter())).PurgedInstanceCount);
        Assert.IsNull(await host.Client.GetInstanceAsync("x"));
        Assert.IsNotNull(await host.Client.GetInstanceAsync("open"));
    }

    [TestMethod]
    public async Task Ended_orchestrations_are_removed_after_the_retention_and_not_before()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(50));
        await using DurableHost host = await StartAsync(new Features(), new() { Clock = clock, Settings = { ["Embedded:Durable:Retention"] = "2.00:00:00" } });
        await host.RunAsync(nameof(Features.AsksAbout), null, "old");
        clock.Advance(TimeSpan.FromHours(47));
        await host.RunAsync(nameof(Features.AsksAbout), null, "new");
        Assert.IsNotNull(await host.Client.GetInstanceAsync("old"));

        clock.Advance(TimeSpan.FromHours(2));
        Task removed = host.Engine.Signals.Next("old");
        if (await host.Client.GetInstanceAsync("old") is not null)
        {
            await removed.WaitAsync(TimeSpan.FromSeconds(10));
        }

        Assert.IsNull(await host.Client.GetInstanceAsync("old"));
        Assert.IsNotNull(await host.Client.GetInstanceAsync("new"));
    }

    [TestMethod]
    public async Task Restart_runs_again_with_the_same_input()
    {
        await using DurableHost host = await StartAsync(new Basics());
        await host.RunAsync(nameof(Basics.FanOut), 4, "r");
        Assert.AreEqual("r", await host.Client.RestartAsync("r"));
        Assert.AreEqual(12, (await host.EndAsync("r")).ReadOutputAs<int>());
        string copy = await host.Client.RestartAsync("r", restartWithNewInstanceId: true);
        Assert.AreNotEqual("r", copy);
        Assert.AreEqual(12, (await host.EndAsync(copy)).ReadOutputAs<int>());
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => host.Client.RestartAsync("none"));
    }

    [TestMethod]
    public async Task Payloads_that_were_not_asked_for_are_not_read_as_empty()
    {
        await using DurableHost host = await StartAsync(new Features());
        await host.RunAsync(nameof(Features.AsksAbout), null, "x");
        OrchestrationMetadata plain = (await host.Client.GetInstanceAsync("x"))!;
        Assert.ThrowsExactly<InvalidOperationException>(() => plain.ReadOutputAs<string>());
    }

    private static async Task<string> WaitingAsync(DurableHost host, string id)
    {
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.TwoEvents), new StartOrchestrationOptions(id));
        await host.Client.WaitForInstanceStartAsync(id);
        return id;
    }

    private static async Task<string> OnlyAsync(DurableHost host, OrchestrationQuery query)
    {
        List<string> found = [];
        await foreach (OrchestrationMetadata instance in host.Client.GetAllInstancesAsync(query))
        {
            found.Add(instance.InstanceId);
        }

        return string.Join(",", found);
    }
}
