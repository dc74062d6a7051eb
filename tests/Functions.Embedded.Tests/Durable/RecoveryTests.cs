using Functions.Embedded.Tests.Durable.Harness;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Durable;

[TestClass]
public sealed class RecoveryTests : DurableTest
{
    // Both rounds start with 8 activities, 3 in the child and 5 in a chain; the second round's result is the output.
    private static readonly string Expected =
        $"{Enumerable.Range(1000, 8).Sum()} {Enumerable.Range(1100, 3).Sum()} True b {Enumerable.Range(1200, 5).Sum()}";

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    public async Task Crashes_at_any_commit_change_no_result_and_repeat_no_recorded_activity(int seed)
    {
        Random random = new(seed);
        Mixed functions = new();
        int crashes = 0;
        for (bool isOver = false; !isOver;)
        {
            // Far enough to get anywhere, near enough that most runs are cut; the first commit is the recovery itself.
            CrashHook hook = new(random.Next(2, 7), random.Next(2) == 0);
            HostSetup setup = new() { Hook = hook, Settings = { ["extensions:durableTask:maxConcurrentActivityFunctions"] = "3" } };
            DurableHost host = DurableHost.Build(Folder, setup, functions);
            hook.Abandon = host.Engine.Freeze;
            Task run = RunAsync(host);
            if (await Task.WhenAny(run, hook.Reached) == hook.Reached)
            {
                crashes++;
            }
            else
            {
                await run;
                isOver = true;
            }

            host.Crash();
            foreach (long done in HistoryFile.Numbers(Folder, "SELECT CAST(data AS INTEGER) FROM history WHERE kind = 10 AND name = 'Work'"))
            {
                functions.Recorded[(int)done] = true;
            }
        }

        Assert.AreEqual(0, functions.Violations);
        Assert.IsGreaterThanOrEqualTo(9, crashes, "The crash points must add up to more than 50 over the seeds.");
        Assert.IsEmpty(HistoryFile.Numbers(Folder, "SELECT COUNT(*) FROM history WHERE kind >= 10 AND task >= 0 GROUP BY instance, task HAVING COUNT(*) > 1"));
    }

    [TestMethod]
    public async Task Restart_keeps_early_events_and_runs_only_what_was_not_recorded()
    {
        DurableHost first = await StartAsync(new Features());
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.TwoEvents), CancellationToken.None);
        await first.Client.RaiseEventAsync(id, "Go", "a");
        first.Crash();

        await using DurableHost second = await StartAsync(new Features());
        await second.Client.RaiseEventAsync(id, "Go", "b");
        Assert.AreEqual("ab", (await second.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Ids_and_times_are_the_same_on_replay_and_logs_come_once()
    {
        LogList logs = new();
        DurableHost first = await StartAsync(new Features(), new() { Logs = logs });
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.Ids), CancellationToken.None);
        await first.Client.WaitForInstanceStartAsync(id);
        await first.DisposeAsync();

        await using DurableHost second = await StartAsync(new Features(), new() { Logs = logs });
        await second.Client.RaiseEventAsync(id, "Go", "x");
        string[] result = (await second.EndAsync(id)).ReadOutputAs<string[]>()!;
        Assert.AreEqual("False", result[2]);
        Assert.AreEqual(4, result[0].Split(' ')[..2].Concat(result[1].Split(' ')).Distinct().Count());
        Assert.AreEqual(1, logs.Lines.Count(line => line == "first part"));
        Assert.AreEqual(1, logs.Lines.Count(line => line == "second part"));
    }

    [TestMethod]
    public async Task Timer_that_came_due_while_stopped_fires_at_the_start()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(50));
        DurableHost first = await StartAsync(new Features(), new() { Clock = clock });
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.LongTimer), CancellationToken.None);
        await first.Client.WaitForInstanceStartAsync(id);
        first.Crash();

        clock.Advance(TimeSpan.FromDays(5));
        await using DurableHost second = await StartAsync(new Features(), new() { Clock = clock });
        Assert.AreEqual("5", (await second.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task Stopping_tells_activities_and_runs_them_again_at_the_next_start()
    {
        Stoppable functions = new();
        DurableHost first = await StartAsync(functions);
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Stoppable.Waits), CancellationToken.None);
        await functions.Started.WaitAsync(TimeSpan.FromSeconds(10));
        await first.DisposeAsync();
        Assert.AreEqual(1, functions.Cancelled);

        functions.Finishes = true;
        await using DurableHost second = await StartAsync(functions);
        Assert.AreEqual("done", (await second.EndAsync(id)).ReadOutputAs<string>());
    }

    [TestMethod]
    public async Task More_orchestrations_than_fit_in_memory_leave_it_and_come_back()
    {
        HostSetup setup = new() { Settings = { ["Embedded:Durable:MaxLiveOrchestrations"] = "10" } };
        await using DurableHost host = await StartAsync(new Features(), setup);
        for (int i = 0; i < 50; i++)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Features.TwoEvents), new StartOrchestrationOptions("e" + i));
            await host.Client.WaitForInstanceStartAsync("e" + i);
            await host.Client.RaiseEventAsync("e" + i, "Go", "a");
        }

        await host.RunAsync(nameof(Features.AsksAbout));
        Assert.IsLessThan(25, host.Engine.LiveCount);
        for (int i = 0; i < 50; i++)
        {
            await host.Client.RaiseEventAsync("e" + i, "Go", "b" + i);
        }

        for (int i = 0; i < 50; i++)
        {
            Assert.AreEqual("ab" + i, (await host.EndAsync("e" + i)).ReadOutputAs<string>());
        }
    }

    [TestMethod]
    public async Task No_more_activities_run_at_a_time_than_set()
    {
        Counted functions = new();
        await using DurableHost host = await StartAsync(functions, new() { Settings = { ["AzureFunctionsJobHost:extensions:durableTask:maxConcurrentActivityFunctions"] = "3" } });
        await host.RunAsync(nameof(Counted.Many));
        Assert.AreEqual(3, functions.Most);
    }

    private static async Task RunAsync(DurableHost host)
    {
        await host.Engine.StartAsync(CancellationToken.None);
        if (await host.Client.GetInstanceAsync("m") is null)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Mixed.Everything), 0, new StartOrchestrationOptions("m"));
        }

        // Sent again after a crash that lost the answer, so more may come than are taken.
        await host.Client.RaiseEventAsync("m", "Go", "b");
        await host.Client.RaiseEventAsync("m", "Go", "b");
        OrchestrationMetadata end = await host.EndAsync("m");
        Assert.AreEqual(Expected, end.ReadOutputAs<string>(), end.FailureDetails?.ToString());
    }
}
