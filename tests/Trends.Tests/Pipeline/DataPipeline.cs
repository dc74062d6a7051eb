using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Trends.Clean;
using Trends.Collect;
using Trends.Collect.Landing;
using Trends.Local;
using Trends.Marts;
using Trends.Pipeline;
using Trends.Quality;
using Trends.Serving.Trending;
using Trends.Warehouse;

namespace Trends.Tests.Pipeline;

/// <summary>The whole pipeline on a data folder of its own, from dataset folders to questions.</summary>
internal sealed class DataPipeline : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "trends-" + Path.GetRandomFileName());
    private readonly ServiceProvider _services;

    public DataPipeline() => _services = new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddTrendsLocal(_ => DataFolder.Open(_path, null, TimeProvider.System))
        .AddTrends()
        .BuildServiceProvider();

    public TrendQueries Queries => Get<TrendQueries>();

    public ITrendSource Source => Get<ITrendSource>();

    /// <summary>Finds a folder of real data; the test is inconclusive without.</summary>
    public static string RealData(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "data", name);
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        Assert.Inconclusive($"The folder shared/data/{name} is not beside the repository.");
        return "";
    }

    public async Task RunAsync(IEnumerable<string> folders, CancellationToken cancellationToken)
    {
        NullRunProgress progress = new();
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");
        foreach (Dataset dataset in InputPlanner.Plan(folders))
        {
            LandResult landed = await Get<Lander>().LandAsync(dataset, LandWindow.All, progress, cancellationToken);
            foreach (BatchRef batch in landed.Batches)
            {
                await Get<QualityStage>().AssessAsync(batch, new(TimeProvider.System.GetUtcNow(), zone), progress, cancellationToken);
            }
        }

        foreach (RecordKind kind in RecordKinds.Staged)
        {
            await Get<CleanStage>().RunAsync(kind, cancellationToken);
        }

        await Get<WarehouseStage>().RunAsync(cancellationToken);
        await Get<MartStage>().BuildAsync("trend", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();

        // The data folder is made by the first service that needs it: a test that found no data has none.
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
