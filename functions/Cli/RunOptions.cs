using Trends;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>What <c>run</c> was asked.</summary>
/// <param name="Inputs">Dataset folders as given.</param>
/// <param name="Data">The data folder as given.</param>
/// <param name="From">Start of the event-time window, inclusive.</param>
/// <param name="To">End of the event-time window, exclusive.</param>
/// <param name="AsOf">The clock for windows and timeliness.</param>
/// <param name="Stages">Comma-separated stages; null for all.</param>
/// <param name="Gate"><c>stop</c> or <c>warn</c>; null for the default.</param>
/// <param name="DryRun">Whether to write nothing.</param>
/// <param name="Json">Whether the last line is the report.</param>
/// <param name="Demo">Whether to collect from the simulator.</param>
internal sealed record RunOptions(
    IReadOnlyList<string> Inputs,
    string Data,
    DateTimeOffset? From,
    DateTimeOffset? To,
    DateTimeOffset? AsOf,
    string? Stages,
    string? Gate,
    bool DryRun,
    bool Json,
    bool Demo)
{
    /// <summary>Makes the request that the pipeline takes.</summary>
    /// <exception cref="InputException">A stage is none, or the window is empty.</exception>
    public RunRequest ToRequest()
    {
        if (From >= To)
        {
            throw new InputException($"--from {From:u} is not before --to {To:u}. Swap them, or leave one out.");
        }

        if (Demo && (Inputs.Count > 0 || DryRun))
        {
            throw new InputException("--demo collects from the simulator and goes without --input and --dry-run. Leave them out.");
        }

        return new(
            [.. Inputs.Select(Path.GetFullPath)],
            From?.ToUniversalTime(),
            To?.ToUniversalTime(),
            AsOf?.ToUniversalTime(),
            ReadStages(),
            StopAtGate: (Gate ?? (Inputs.Count > 0 || Demo ? "warn" : "stop")) == "stop",
            DryRun);
    }

    private IReadOnlyList<string> ReadStages()
    {
        if (Stages is null)
        {
            return [];
        }

        IReadOnlyList<string> stages = RunStages.Parse(Stages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return stages.Count > 0 ? stages : throw new InputException($"--stages '{Stages}' names no stage. Stages are: {string.Join(", ", RunStages.All)}.");
    }
}
