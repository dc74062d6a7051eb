using Functions.Embedded.Tests.Durable.Harness;

namespace Functions.Embedded.Tests.Durable;

/// <summary>A test with a folder of its own.</summary>
public abstract class DurableTest
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("durable-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(Folder, recursive: true);

    private protected Task<DurableHost> StartAsync(object functions, HostSetup? setup = null) => DurableHost.StartAsync(Folder, setup, functions);
}
