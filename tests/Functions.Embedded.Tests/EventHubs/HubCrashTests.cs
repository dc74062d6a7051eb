using System.Collections.Concurrent;
using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Functions.Embedded.EventHubs;

namespace Functions.Embedded.Tests.EventHubs;

[TestClass]
public sealed class HubCrashTests
{
    [TestMethod]
    public void Any_mix_of_sends_and_crashes_loses_nothing_and_keeps_order() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed => RunAsync(seed).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [TestMethod]
    public async Task Killed_children_lose_no_acknowledged_event()
    {
        string child = Path.Combine(AppContext.BaseDirectory, "../../Functions.Embedded.HubCrash", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory + "x"))!, "Functions.Embedded.HubCrash");
        if (!File.Exists(child))
        {
            Assert.Inconclusive($"The child program is not built: {Path.GetFullPath(child)}.");
        }

        string folder = Directory.CreateTempSubdirectory("hubs-kill-").FullName;
        Random chance = new(20261123);
        for (int run = 0; run < 5; run++)
        {
            using Process process = Process.Start(new ProcessStartInfo(child, ["publish", folder, $"{run}"]) { RedirectStandardOutput = true })!;
            Assert.AreEqual("started", await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)));
            await Task.Delay(chance.Next(20, 300));
            process.Kill();
            await process.WaitForExitAsync();
        }

        using (Process drain = Process.Start(child, ["drain", folder]))
        {
            await drain.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
            Assert.AreEqual(0, drain.ExitCode);
        }

        // A line without its end was cut by the kill: that event's acknowledgement did not complete.
        string[] acknowledged = [.. Directory.GetFiles(folder, "acknowledged-*").SelectMany(f => File.ReadAllText(f).Split('\n')[..^1])];
        HashSet<string> delivered = [.. File.ReadAllLines(Path.Combine(folder, "delivered.txt")).Select(l => l[..Math.Max(0, l.LastIndexOf(' '))])];
        Directory.Delete(folder, recursive: true);
        Assert.IsGreaterThan(100, acknowledged.Length);
        Assert.IsEmpty(acknowledged.Where(a => !delivered.Contains(a)).ToArray());
    }

    private static async Task<bool> RunAsync(int seed)
    {
        Random chance = new(seed);
        ConcurrentBag<string> acknowledged = [];
        Gathered all = new();
        string? folder = null;
        for (int life = 0; life < 4; life++)
        {
            int left = life == 3 ? int.MaxValue : chance.Next(2, 25);
            HubFixture? self = null;
            string? after = null;
            Lock gate = new();
            void Probe(HubStep step)
            {
                lock (gate)
                {
                    // What the files hold at this moment is what a killed process leaves; the rest of this life must not count.
                    if (after is not null || --left <= 0)
                    {
                        after ??= self!.CopyState();
                        throw new InvalidOperationException($"killed at {step}");
                    }
                }
            }

            self = new HubFixture(probe: Probe, folder: folder);
            Task Deliver(Embedded.Hosting.FunctionInvocation call)
            {
                lock (gate)
                {
                    return after is null ? all.Take(call) : throw new InvalidOperationException("killed");
                }
            }

            await self.ListenWithAsync(Deliver, Probe);
            for (int i = 0; i < 8; i++)
            {
                string body = $"{life}-{i}";
                try
                {
                    await self.SendAsync($"key-{chance.Next(3)}", body);
                    lock (gate)
                    {
                        if (after is null)
                        {
                            acknowledged.Add(body);
                        }
                    }
                }
                catch (Exception e) when (e is InvalidOperationException or Azure.Messaging.EventHubs.EventHubsException)
                {
                    break;
                }
            }

            if (life == 3)
            {
                await self.CaughtUpAsync("hub", "batch");
            }

            lock (gate)
            {
                folder = after ?? (life == 3 ? null : self.CopyState());
                after ??= folder;
            }

            await self.DisposeAsync();
        }

        HashSet<string> delivered = [.. all.Events.Select(e => e.Body)];
        bool isOrdered = all.Events.GroupBy(e => e.Partition).All(p => NewOnesRise(p.Select(e => e.Sequence)));
        return acknowledged.All(delivered.Contains) && isOrdered;
    }

    private static bool NewOnesRise(IEnumerable<long> sequences)
    {
        long next = 0;
        foreach (long sequence in sequences)
        {
            if (sequence > next)
            {
                return false;
            }

            next = Math.Max(next, sequence + 1);
        }

        return true;
    }
}
