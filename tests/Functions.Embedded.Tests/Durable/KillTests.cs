using System.Diagnostics;
using Functions.Embedded.Tests.Durable.Harness;

namespace Functions.Embedded.Tests.Durable;

[TestClass]
public sealed class KillTests : DurableTest
{
    private const int Activities = 150;

    [TestMethod]
    public async Task Killed_processes_repeat_no_recorded_activity_and_finish()
    {
        Random random = new(5);
        int kills = 0;
        string output = string.Empty;
        while (output.Length == 0)
        {
            List<long> recorded = File.Exists(Path.Combine(Folder, "durable.db")) ? Recorded() : [];
            int ranBefore = Ran().Count;
            using Process child = Start();
            Task<string> said = child.StandardOutput.ReadToEndAsync();
            int target = ranBefore + random.Next(10, 60);
            while (!child.HasExited && Ran().Count < target)
            {
                await Task.Delay(1);
            }

            bool killed = !child.HasExited;
            if (killed)
            {
                child.Kill();
                kills++;
            }

            await child.WaitForExitAsync();
            Assert.IsTrue(killed || child.ExitCode == 0, $"The child ended by itself with {child.ExitCode}.");
            output = await said;
            List<long> again = [.. Ran().Skip(ranBefore)];
            Assert.IsEmpty(again.Intersect(recorded).ToList(), "An activity ran again though its end was recorded.");
        }

        Assert.AreEqual($"Completed {Enumerable.Range(Activities, Activities).Sum()}", output.Trim());
        Assert.IsGreaterThanOrEqualTo(3, kills);
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 2 * Activities).Select(i => (long)i).ToList(), Recorded());
        CollectionAssert.IsSubsetOf(Enumerable.Range(0, 2 * Activities).Select(i => (long)i).ToList(), Ran());
    }

    private List<long> Recorded() => HistoryFile.Numbers(Folder, "SELECT CAST(data AS INTEGER) FROM history WHERE kind = 10");

    private List<long> Ran()
    {
        string path = Path.Combine(Folder, "ran.txt");
        if (!File.Exists(path))
        {
            return [];
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(file);
        string text = reader.ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
    }

    private Process Start()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Functions.Embedded.Crash.dll");
        ProcessStartInfo start = new(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { program, "run", Folder, Activities.ToString() },
        };
        return Process.Start(start)!;
    }
}
