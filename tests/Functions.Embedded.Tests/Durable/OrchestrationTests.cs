using Functions.Embedded.Tests.Durable.Harness;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

[TestClass]
public sealed class OrchestrationTests : DurableTest
{
    [TestMethod]
    public async Task Fan_out_of_activities_a_timer_and_a_custom_status_complete()
    {
        await using DurableHost host = await StartAsync(new Basics());
        OrchestrationMetadata end = await host.RunAsync(nameof(Basics.Pipeline), new Basics.Order("1", 3), "o-1");

        Assert.AreEqual(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus, end.FailureDetails?.ToString());
        Assert.AreEqual("s0,s1,s2", end.ReadOutputAs<string>());
        Assert.AreEqual("done", end.ReadCustomStatusAs<string>());
        Assert.AreEqual("o-1", end.InstanceId);
    }

    [TestMethod]
    public async Task Activity_that_fails_is_tried_as_often_as_its_policy_says_and_then_throws()
    {
        Basics functions = new();
        await using DurableHost host = await StartAsync(functions);
        OrchestrationMetadata end = await host.RunAsync(nameof(Basics.Pipeline), new Basics.Order("1", 6));

        Assert.AreEqual("Step:System.InvalidOperationException:True", end.ReadOutputAs<string>());
        Assert.AreEqual(5 + 3, functions.Calls);
    }

    [TestMethod]
    public async Task Fan_out_of_thousands_runs_each_activity_once()
    {
        Basics functions = new();
        await using DurableHost host = await StartAsync(functions);
        OrchestrationMetadata end = await host.RunAsync(nameof(Basics.FanOut), 3000);

        Assert.AreEqual(2999 * 3000, end.ReadOutputAs<int>());
        Assert.AreEqual(3000, functions.Calls);
    }
}
