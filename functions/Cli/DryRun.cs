using System.Globalization;
using System.Text.Json;
using Trends.Collect;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>What <c>run --dry-run</c> does: reads the inputs, says what would happen, writes nothing.</summary>
internal static class DryRun
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reports.</summary>
    /// <param name="request">What would be done.</param>
    /// <param name="json">Whether the last line on stdout is for programs.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<int> RunAsync(RunRequest request, bool json, CancellationToken stop)
    {
        List<object> datasets = [];
        foreach (Dataset dataset in InputPlanner.Plan(request.Inputs))
        {
            ValidationResult result = new DatasetValidator(TimeProvider.System).Validate(dataset.Folder, stop);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Dataset}: {dataset.Files.Count} files, {dataset.Size:N0} bytes, {result.Records:N0} records, {result.DefectCount:N0} defects"));
            datasets.Add(new { result.Dataset, Files = dataset.Files.Count, Bytes = dataset.Size, result.Records, Defects = result.DefectCount });
        }

        IReadOnlyList<string> stages = request.Stages is { Count: > 0 } some ? some : RunStages.All;
        await Console.Error.WriteLineAsync($"stages: {string.Join(", ", stages)}; nothing was written");
        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { DryRun = true, Datasets = datasets, Stages = stages }, Json));
        }

        return ExitCode.Done;
    }
}
