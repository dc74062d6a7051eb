using System.Diagnostics;
using Trends.Collect;
using Trends.Collect.Landing;
using Trends.Collect.Mapping;
using Trends.Pipeline;

namespace Trends.Tests.Collect;

[TestClass]
public sealed class RealDataTests
{
    [TestMethod]
    [DataRow("news-en", 6366, 0)]
    [DataRow("news-huffpost", 9998, 0)]
    [DataRow("news-ko", 9430, 0)]
    [DataRow("trends-kr", 3100, 0)]
    [DataRow("trends-x-us", 1414, 0)]
    [DataRow("youtube-kr", 22659, 0)]
    [DataRow("petitions-ko", 85856, 0)]
    [DataRow("nsmc-train", 146466, 0)]
    [DataRow("nsmc-reviews", 649362, 0)]
    [DataRow("airline-tweets", 14640, 0)]
    [DataRow("shop-events", 17435, 1)]
    [DataRow("movielens-100k", 100000, 0)]
    [DataRow("campaign/daily", 308, 0)]
    public async Task Every_row_of_a_real_dataset_lands_or_is_quarantined(string name, int rows, int quarantined)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "TrendFunctions.sln")))
        {
            root = root.Parent;
        }

        string folder = Path.Combine(root!.FullName, "../shared/data", name);
        if (!Directory.Exists(folder))
        {
            Assert.Inconclusive($"'{folder}' is not there.");
        }

        using FakeLake lake = new();
        Dataset dataset = InputPlanner.Plan([folder])[0];
        Stopwatch watch = Stopwatch.StartNew();
        LandResult result = await new Lander(lake, new FakeState(), TimeProvider.System).LandAsync(dataset, LandWindow.All, new NullRunProgress(), default);
        TimeSpan landing = watch.Elapsed;
        watch.Restart();
        long read = 0;
        int defects = 0;
        TimeSpan reading = default;
        foreach (BatchRef batch in result.Batches)
        {
            using RawBatch raw = await new RawBatchReader(lake).OpenAsync(batch, default);
            while (raw.Read(out _))
            {
                read++;
            }

            reading = watch.Elapsed;
        }

        watch.Restart();
        foreach (BatchRef batch in result.Batches)
        {
            using RawBatch raw = await new RawBatchReader(lake).OpenAsync(batch, default);
            RecordMapper mapper = raw.CreateMapper();
            while (raw.Read(out RawRecord record))
            {
                defects += mapper.Map(record).Defects.Count;
            }
        }

        Console.WriteLine($"{name}: landed {rows / landing.TotalSeconds:F0}/s, read {rows / reading.TotalSeconds:F0}/s, read+mapped {rows / watch.Elapsed.TotalSeconds:F0}/s, cell defects {defects}");
        Assert.AreEqual(rows, result.Counts.RowsIn, string.Join(' ', result.Reasons));
        Assert.AreEqual(quarantined, result.Counts.Quarantined, string.Join(' ', result.Reasons));
        Assert.AreEqual(result.Counts.RowsOut, read);
    }
}
