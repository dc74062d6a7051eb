using Functions.Embedded.Tests.Durable.Harness;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

[TestClass]
public sealed class DeterminismTests : DurableTest
{
    [TestMethod]
    [DataRow("B", "at step #1 its history has activity 'A', but the code asked for activity 'B'")]
    [DataRow("timer", "at step #1 its history has activity 'A', but the code asked for a timer")]
    [DataRow("nothing", "at step #1 its history has activity 'A', but the code asked for nothing and waits")]
    [DataRow("return", "at step #1 its history has activity 'A', but the code asked for nothing more and ended")]
    [DataRow("more", "at step #2 its history has no step, but the code asked for activity 'B'")]
    public async Task Changed_code_fails_with_the_step_and_the_fix(string change, string expected)
    {
        DurableHost first = await StartAsync(new Changing("A"));
        await first.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Changing.Run), new StartOrchestrationOptions("c"));
        await first.Client.RaiseEventAsync("c", "Go", "x");
        await first.RunAsync(nameof(Changing.Other));
        while ((await first.Client.GetInstanceAsync("c", true))!.ReadCustomStatusAs<string>() != "waits")
        {
            await Task.Yield();
        }

        await first.DisposeAsync();
        await using DurableHost second = await StartAsync(new Changing(change));
        await second.Client.RaiseEventAsync("c", "Go", "y");
        OrchestrationMetadata end = await second.EndAsync("c");
        Assert.AreEqual(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        StringAssert.Contains(end.FailureDetails!.ErrorMessage, expected);
        StringAssert.Contains(end.FailureDetails.ErrorMessage, "give the changed orchestrator a new name");
    }

    [TestMethod]
    public async Task Unchanged_code_goes_on()
    {
        DurableHost first = await StartAsync(new Changing("A"));
        await first.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Changing.Run), new StartOrchestrationOptions("c"));
        await first.Client.RaiseEventAsync("c", "Go", "x");
        await first.DisposeAsync();

        await using DurableHost second = await StartAsync(new Changing("A"));
        await second.Client.RaiseEventAsync("c", "Go", "y");
        Assert.AreEqual("xy", (await second.EndAsync("c")).ReadOutputAs<string>());
    }

    public class Changing(string change)
    {
        public async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync(nameof(A));
            string x = await context.WaitForExternalEvent<string>("Go");
            if (change == "return")
            {
                return "early";
            }

            if (change == "timer")
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
            }
            else if (change != "nothing")
            {
                await context.CallActivityAsync(change == "B" ? nameof(B) : nameof(A));
            }

            if (change == "more")
            {
                await context.CallActivityAsync(nameof(B));
            }

            context.SetCustomStatus("waits");
            return x + await context.WaitForExternalEvent<string>("Go");
        }

        public static Task<string?> Other([OrchestrationTrigger] TaskOrchestrationContext context) => Task.FromResult<string?>(null);

        public static void A([ActivityTrigger] string? text) => _ = text;

        public static void B([ActivityTrigger] string? text) => _ = text;
    }
}
