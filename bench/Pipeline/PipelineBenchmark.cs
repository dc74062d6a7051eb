using System.Globalization;
using Bench.Harness;

namespace Bench.Pipeline;

/// <summary>Text records from a file to the marts, without training: rate, peak memory, and how the peak grows.</summary>
internal sealed class PipelineBenchmark : IBenchmark
{
    private const string Stages = "collect,quality,clean,load,marts";
    private const int Small = 100_000;
    private const int Medium = 1_000_000;
    private const int Large = 10_000_000;
    private const int Runs = 3;

    /// <inheritdoc/>
    public string Name => "pipeline";

    /// <inheritdoc/>
    public string Summary => "text records/s from file to marts; peak memory at 0.1 and 1 million (10 with --large)";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await App.PrepareAsync(context.Options, cancellationToken);
        IReadOnlyList<Review> reviews = Reviews.Load(context.Notes);
        List<BenchResult> results = [];
        double small = 0;
        foreach (int rows in context.Options.Large ? new[] { Small, Medium, Large } : [Small, Medium])
        {
            string system = string.Create(CultureInfo.InvariantCulture, $"ours, {rows:N0} records");
            string input = await ReviewFile.WriteAsync(Path.Combine(context.Folder, "input"), reviews, rows, cancellationToken);
            List<AppRun> runs = await RunsAsync(context, input, rows, cancellationToken);
            List<double> peaks = [.. runs.Select(r => r.PeakMb)];
            results.Add(BenchResult.Of(system, "seconds", [.. runs.Select(r => r.Seconds)]));
            results.Add(BenchResult.Of(system, "perSecond", [.. runs.Select(r => rows / r.Seconds)], Bar.AtLeast(25_000)));
            results.Add(BenchResult.Of(system, "peakMb", peaks, Bar.AtMost(1_500)));
            if (rows == Small)
            {
                small = Measured.Median(peaks);
            }
            else
            {
                results.Add(BenchResult.Of($"{system}: peak, to that of {Small:N0}", "ratio", [.. peaks.Select(p => p / small)], Bar.AtMost(1.2)));
            }
        }

        context.Notes.Add($"Stages {Stages}; the time is that of the whole process, start included.");
        return results;
    }

    private static async Task<List<AppRun>> RunsAsync(BenchContext context, string input, int rows, CancellationToken cancellationToken)
    {
        List<AppRun> runs = [];
        string data = Path.Combine(context.Folder, "data");
        for (int i = 0; i < (rows == Large ? 1 : context.RunsOr(Runs)); i++)
        {
            AppRun run = await App.RunAsync(input, data, Stages, cancellationToken);
            run.Check(rows);
            BenchContext.Say(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} records: {run.Seconds:0.0} s, {run.PeakMb:N0} MB; {run.Stages}"));
            runs.Add(run);
            Directory.Delete(data, recursive: true);
        }

        context.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"Stages of the last run of {rows:N0}: {runs[^1].Stages}."));
        return runs;
    }
}
