using Trends;
using Trends.Collect;

namespace TrendFunctions.Cli;

/// <summary>The command <c>validate</c>: checks dataset folders without writing anything.</summary>
internal static class ValidateCommand
{
    /// <summary>Prints ten mapped rows of each dataset on stdout, and every defect on stderr.</summary>
    /// <param name="folders">The folders as given.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Bad input when a folder cannot be read or a record has a defect.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> folders, CancellationToken stop)
    {
        bool sound = true;
        foreach (string folder in folders)
        {
            try
            {
                ValidationResult result = new DatasetValidator(TimeProvider.System).Validate(folder, stop);
                foreach (string row in result.Rows)
                {
                    await Console.Out.WriteLineAsync(row);
                }

                foreach (string line in result.Warnings.Concat(result.Defects))
                {
                    await Console.Error.WriteLineAsync($"{folder}: {line}");
                }

                string more = result.DefectCount > result.Defects.Count ? $" (the first {result.Defects.Count} are shown)" : string.Empty;
                await Console.Error.WriteLineAsync($"{folder}: {result.Dataset}: {result.Records} records, {result.DefectCount} defects{more}");
                sound &= result.DefectCount == 0;
            }
            catch (InputException e)
            {
                await Console.Error.WriteLineAsync($"error: {e.Message}");
                sound = false;
            }
        }

        return sound ? ExitCode.Done : ExitCode.BadInput;
    }
}
