using Functions.Embedded.Tests.Durable.Harness;

namespace Functions.Embedded.Tests.Durable;

[TestClass]
public sealed class DiskTests : DurableTest
{
    [TestMethod]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public async Task Transaction_that_fails_is_written_again_and_loses_nothing(int commit)
    {
        HostSetup setup = new() { Hook = new FullDiskHook(commit) };
        await using DurableHost host = await StartAsync(new Basics(), setup);
        Assert.AreEqual(39 * 40, (await host.RunAsync(nameof(Basics.FanOut), 40)).ReadOutputAs<int>());
        Assert.AreEqual(1, setup.Logs.Lines.Count(line => line.Contains("written one by one")));
    }
}
