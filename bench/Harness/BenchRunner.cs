namespace Bench.Harness;

/// <summary>Runs one benchmark in a temporary folder and writes down where and when.</summary>
internal sealed class BenchRunner(TimeProvider clock)
{
    /// <summary>Runs it; a failure becomes part of the report.</summary>
    public async Task<BenchReport> RunAsync(IBenchmark benchmark, BenchOptions options, CancellationToken cancellationToken)
    {
        List<string> notes = [];

        // Beside the checkout and not in the system's temporary folder, which may be memory: there a durable write costs nothing.
        string folder = Path.Combine(Repository.Root, "artifacts", "bench", $"{benchmark.Name}-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        BenchReport report = new(
            benchmark.Name,
            $"dotnet run -c Release --project bench -- {benchmark.Name}{(options.Large ? " --large" : string.Empty)}",
            Machine.Describe(),
            clock.GetUtcNow(),
            Machine.Load(),
            [],
            notes,
            Error: null);
        BenchContext.Say($"== {benchmark.Name}: {benchmark.Summary}");
        try
        {
            return report with { Results = await benchmark.RunAsync(new BenchContext(options, folder, notes), cancellationToken) };
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            BenchContext.Say(e is BenchException ? e.Message : e.ToString());
            return report with { Error = e.Message };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
