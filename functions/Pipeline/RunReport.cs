using System.Text.Json.Serialization;
using Trends.Collect.Quarantine;
using Trends.ML;
using Trends.Pipeline;

namespace TrendFunctions.Pipeline;

/// <summary>The report of a run, as the public interface shows it.</summary>
/// <param name="Id">The run's id; ids of later runs are greater.</param>
/// <param name="Status">One of completed, failed, running, gated, interrupted.</param>
/// <param name="StartedAt">When it was asked for, in UTC.</param>
/// <param name="FinishedAt">When it ended; null while it goes on.</param>
/// <param name="AsOf">The clock of its windows: what was asked for, or the newest accepted event; null when there is none.</param>
/// <param name="Error">What went wrong and how to mend it; null for nothing.</param>
/// <param name="Stages">The stages so far, in pipeline order.</param>
/// <param name="Quality">The four scores; null before the quality stage.</param>
/// <param name="Models">What happened to each model.</param>
public sealed record RunReport(
    string Id,
    string Status,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? AsOf,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error,
    IReadOnlyList<StageReport> Stages,
    RunQuality? Quality,
    IReadOnlyList<ModelReport> Models)
{
    /// <summary>Gets the records that collect and quality found bad, by stage, dataset and reason, with the first of each.</summary>
    public IReadOnlyList<BadRecords> BadRecords { get; init => field = value ?? []; } = [];

    /// <summary>Gets what users should know of input files as a whole, such as that one is empty or cut short.</summary>
    public IReadOnlyList<string> Warnings { get; init => field = value ?? []; } = [];

    /// <summary>Gives the report with a stage added or replaced.</summary>
    /// <param name="stage">The stage.</param>
    public RunReport With(StageReport stage) => this with
    {
        Stages = [.. Stages.Where(s => s.Name != stage.Name).Append(stage).OrderBy(s => RunStages.PlaceOf(s.Name))],
    };

    /// <summary>Gives the report with a stage's bad records added or replaced.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="bad">Its bad records.</param>
    public RunReport With(string stage, IEnumerable<BadRecords> bad) => this with
    {
        BadRecords = Trends.Collect.Quarantine.BadRecords.Merge(BadRecords.Where(b => b.Stage != stage).Concat(bad)),
    };

    /// <summary>Gives the report with a model added or replaced.</summary>
    /// <param name="model">The model.</param>
    public RunReport With(ModelReport model) => this with
    {
        Models = [.. Models.Where(m => m.Name != model.Name).Append(model).OrderBy(m => ModelNames.All.ToList().IndexOf(m.Name))],
    };
}
