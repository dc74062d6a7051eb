using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Trends.Local.Lake;
using Trends.Storage;

namespace Trends.Local.Tests;

[TestClass]
public sealed class TrendsLocalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Every_port_has_an_adapter_and_the_container_gives_the_folder_up()
    {
        string path = _folder["data"];
        await using (ServiceProvider services = new ServiceCollection().AddTrendsLocal(_ => DataFolder.Open(path, null, TimeProvider.System)).BuildServiceProvider())
        {
            Assert.IsNotNull(services.GetRequiredService<ILake>());
            Assert.IsNotNull(services.GetRequiredService<IStateStore>());
            Assert.IsNotNull(services.GetRequiredService<IMartStore>());
            Assert.IsNotNull(services.GetRequiredService<IPseudonymKeys>());
            Assert.IsNotNull(services.GetRequiredService<ILivePush>());
            Assert.IsNotNull(services.GetRequiredService<HybridCache>());
            Assert.ThrowsExactly<DataFolderInUseException>(() => DataFolder.Open(path, null, TimeProvider.System));
        }

        DataFolder.Open(path, null, TimeProvider.System).Dispose();
    }

    [TestMethod]
    public void An_adapter_that_stands_there_already_stays()
    {
        using FolderLake other = new(_folder["other"], _folder["scratch"], TimeProvider.System);
        using DataFolder folder = DataFolder.Open(_folder["data"], null, TimeProvider.System);
        using ServiceProvider services = new ServiceCollection().AddSingleton<ILake>(other).AddTrendsLocal(folder).BuildServiceProvider();

        Assert.AreSame(other, services.GetRequiredService<ILake>());
    }
}
