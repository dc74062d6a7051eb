using System.Globalization;
using System.Text.Json;
using Trends.Collect;
using Trends.Local;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>What <c>run --dry-run</c> does: reads the inputs, says what would happen, writes nothing.</summary>
internal static class DryRun
{
    private const int ShownDefects = 10;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reports.</summary>
    /// <param name="request">What would be done.</param>
    /// <param name="data">The data folder that it would be done in.</param>
    /// <param name="json">Whether the last line on stdout is for programs.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<int> RunAsync(RunRequest request, string data, bool json, CancellationToken stop)
    {
        List<object> datasets = [];
        foreach (Dataset dataset in InputPlanner.Plan(request.Inputs))
        {
            ValidationResult result = new DatasetValidator(TimeProvider.System).Validate(dataset.Folder, stop);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Dataset}: {dataset.Files.Count} files, {dataset.Size:N0} bytes, {result.Records:N0} records, {result.DefectCount:N0} defects"));
            foreach (string line in result.Warnings.Concat(result.Defects).Take(ShownDefects))
            {
                await Console.Error.WriteLineAsync($"  {line}");
            }

            datasets.Add(new { result.Dataset, Files = dataset.Files.Count, Bytes = dataset.Size, result.Records, Defects = result.DefectCount });
        }

        IReadOnlyList<string> stages = request.Stages is { Count: > 0 } some ? some : RunStages.All;
        string folder = Path.GetFullPath(data);
        await Console.Error.WriteLineAsync($"would run {string.Join(", ", stages)} in {(DataFolder.Exists(data) ? "data folder" : "a new data folder")} '{folder}'; nothing was written");
        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { DryRun = true, Datasets = datasets, Stages = stages }, Json));
        }

        return ExitCode.Done;
    }
}
