using Functions.Embedded.Tests.Durable.Harness;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace Functions.Embedded.Tests.Durable;

[TestClass]
public sealed class FeatureTests : DurableTest
{
    [TestMethod]
    [DataRow(nameof(Features.ParentOfFailing), "FailingChild Microsoft.DurableTask.TaskFailedException True")]
    [DataRow(nameof(Features.HandlerRetries), "third 1:True,2:True")]
    [DataRow(nameof(Features.PolicyHandles), "no way")]
    public async Task Failures_and_retries_behave_as_in_the_framework(string orchestrator, string expected)
    {
        await using DurableHost host = await StartAsync(new Features());
        Assert.AreEqual(expected, (await host.RunAsync(orchestrator)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Sub_orchestrations_know_their_parent_and_take_the_given_id()
    {
        await using DurableHost host = await StartAsync(new Features());
        Assert.AreEqual("14 p-child of p Parent|16", (await host.RunAsync(nameof(Features.Parent), null, "p")).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Events_are_kept_when_early_and_taken_in_order_without_regard_to_case()
    {
        await using DurableHost host = await StartAsync(new Features());
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.TwoEvents), CancellationToken.None);
        await host.Client.RaiseEventAsync(id, "GO", "a");
        await host.Client.RaiseEventAsync(id, "other", "x");
        await host.Client.RaiseEventAsync(id, "go", "b");
        Assert.AreEqual("ab", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Wait_with_timeout_gives_the_event_or_is_cancelled()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(50));
        await using DurableHost host = await StartAsync(new Features(), new() { Clock = clock });
        string lucky = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.EventOrTimeout), 1.0, CancellationToken.None);
        string late = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.EventOrTimeout), 1.0, CancellationToken.None);
        await host.Client.RaiseEventAsync(lucky, "Go", "came");
        Assert.AreEqual("came", (await host.EndAsync(lucky)).ReadOutputAs<string>());

        await host.Client.WaitForInstanceStartAsync(late);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.AreEqual(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync(late))!.RuntimeStatus);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.AreEqual("timeout", (await host.EndAsync(late)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Timer_of_days_fires_when_its_time_has_come()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(50));
        await using DurableHost host = await StartAsync(new Features(), new() { Clock = clock });
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.LongTimer), CancellationToken.None);
        await host.Client.WaitForInstanceStartAsync(id);
        clock.Advance(TimeSpan.FromDays(3));
        Assert.AreEqual("3", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Start_at_waits_for_its_time()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(50));
        await using DurableHost host = await StartAsync(new Features(), new() { Clock = clock });
        StartOrchestrationOptions later = new("later", clock.GetUtcNow().AddHours(2));
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.AsksAbout), later);
        clock.Advance(TimeSpan.FromMinutes(119));
        Assert.AreEqual(OrchestrationRuntimeStatus.Pending, (await host.Client.GetInstanceAsync("later"))!.RuntimeStatus);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.AreEqual("about later", (await host.EndAsync("later")).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Timer_can_be_cancelled()
    {
        await using DurableHost host = await StartAsync(new Features());
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.CancelledTimer), CancellationToken.None);
        await host.Client.RaiseEventAsync(id, "Go", "x");
        Assert.AreEqual("True True", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Starting_over_keeps_events_not_taken()
    {
        await using DurableHost host = await StartAsync(new Features());
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.Counter), CancellationToken.None);
        for (int i = 1; i <= 5; i++)
        {
            await host.Client.RaiseEventAsync(id, "Add", i);
        }

        Assert.AreEqual("1,2,3,4,5", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Starting_over_drops_events_when_asked_to()
    {
        await using DurableHost host = await StartAsync(new Features());
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.DropsEvents), CancellationToken.None);
        await host.Client.RaiseEventAsync(id, "Add", 1);
        await host.Client.RaiseEventAsync(id, "Ready", 1);
        Assert.AreEqual("dropped", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Orchestrations_send_events_to_each_other()
    {
        await using DurableHost host = await StartAsync(new Features());
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.TwoEvents), CancellationToken.None);
        await host.RunAsync(nameof(Features.Sender), id);
        Assert.AreEqual("hi you", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    [DataRow(nameof(Features.AwaitsForeign))]
    [DataRow(nameof(Features.AwaitsOffContext))]
    public async Task Awaiting_what_is_not_the_contexts_fails_with_the_fix(string orchestrator)
    {
        await using DurableHost host = await StartAsync(new Features());
        OrchestrationMetadata end = await host.RunAsync(orchestrator);
        Assert.AreEqual(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        StringAssert.Contains(end.FailureDetails!.ErrorMessage, "Await only tasks of the orchestration context");
    }

    [TestMethod]
    public async Task Continuations_run_in_the_orchestration()
    {
        await using DurableHost host = await StartAsync(new Features());
        OrchestrationMetadata end = await host.RunAsync(nameof(Features.Continuations));
        Assert.AreEqual(4, end.ReadOutputAs<int>(), end.FailureDetails?.ToString());
    }

    [TestMethod]
    public async Task Payload_over_a_megabyte_is_refused_with_the_fix()
    {
        await using DurableHost host = await StartAsync(new Features());
        const int Limit = 1024 * 1024;
        Assert.AreEqual("ok", (await host.RunAsync(nameof(Features.BigInput), Limit - 2)).ReadOutputAs<string>());
        StringAssert.Contains((await host.RunAsync(nameof(Features.BigInput), Limit - 1)).ReadOutputAs<string>(), "pass a reference");
        StringAssert.Contains((await host.RunAsync(nameof(Features.BigOutput))).FailureDetails!.ErrorMessage, "pass a reference");
        ArgumentException e = await Assert.ThrowsExactlyAsync<ArgumentException>(() => host.RunAsync(nameof(Features.BigInput), new string('x', Limit)));
        StringAssert.Contains(e.Message, "1,048,578 bytes");
    }

    [TestMethod]
    public async Task Unknown_functions_are_named_with_those_there_are()
    {
        await using DurableHost host = await StartAsync(new Features());
        ArgumentException e = await Assert.ThrowsExactlyAsync<ArgumentException>(() => host.RunAsync("Nothing"));
        StringAssert.Contains(e.Message, nameof(Features.TwoEvents));
        StringAssert.Contains((await host.RunAsync(nameof(Features.CallsUnknown))).FailureDetails!.ErrorMessage, "no activity 'Nothing'");
    }
}
