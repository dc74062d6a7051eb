namespace Trends.Pipeline;

/// <summary>What a pipeline run is asked to do.</summary>
/// <param name="Inputs">Dataset folders as full paths; empty means the configured sources.</param>
/// <param name="From">Start of the event-time window, inclusive; null for all of the input.</param>
/// <param name="To">End of the event-time window, exclusive; null for all of the input.</param>
/// <param name="AsOf">The clock for windows and timeliness; null for the newest accepted event.</param>
/// <param name="Stages">The stages to run, any of <see cref="RunStages.All"/>; empty for all.</param>
/// <param name="StopAtGate">Whether a failed quality gate stops the run instead of warning.</param>
/// <param name="DryRun">Whether to read the inputs and report, and write nothing.</param>
/// <param name="Erase">Keys of what is to be erased; null or empty for a run that collects. A run that erases does the stages asked for after it.</param>
public sealed record RunRequest(
    IReadOnlyList<string> Inputs,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    DateTimeOffset? AsOf = null,
    IReadOnlyList<string>? Stages = null,
    bool StopAtGate = false,
    bool DryRun = false,
    IReadOnlyList<string>? Erase = null)
{
    /// <summary>Tells whether a stage is asked for.</summary>
    /// <param name="stage">The stage's name.</param>
    public bool Has(string stage) => Stages is null or { Count: 0 } || Stages.Contains(stage);
}
