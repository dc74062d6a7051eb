using System.Diagnostics;
using System.Globalization;
using Functions.Embedded.Crash;
using Functions.Embedded.Tests.Durable.Harness;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

// run <folder> <activities>: starts or goes on with one fan-out and prints its output. speed <folder> <activities>: measures it.
string folder = args[1];
int activities = int.Parse(args[2], CultureInfo.InvariantCulture);

if (args[0] == "run")
{
    await using DurableHost host = await DurableHost.StartAsync(folder, null, new JournaledFunctions(folder));
    if (await host.Client.GetInstanceAsync("crash") is null)
    {
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Journaled", activities, new StartOrchestrationOptions("crash"));
    }

    OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync("crash", getInputsAndOutputs: true);
    Console.WriteLine($"{end.RuntimeStatus} {end.SerializedOutput} {end.FailureDetails}");
}
else
{
    await using DurableHost host = await DurableHost.StartAsync(folder, null, new PlainFunctions());
    await host.RunAsync("Chain", 20);
    foreach (string name in (string[])["FanOut", "FanOut", "FanOut"])
    {
        long start = Stopwatch.GetTimestamp();
        OrchestrationMetadata end = await host.RunAsync(name, activities);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant($"{name} {activities}: {end.RuntimeStatus} {seconds:F3} s, {activities / seconds:F0} activities/s"));
    }

    long chain = Stopwatch.GetTimestamp();
    await host.RunAsync("Chain", 500);
    Console.WriteLine(FormattableString.Invariant($"Chain 500: {Stopwatch.GetElapsedTime(chain).TotalMilliseconds / 500:F2} ms a step"));
}
