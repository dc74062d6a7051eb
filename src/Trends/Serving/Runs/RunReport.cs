namespace Trends.Serving.Runs;

/// <summary>What a run did, as clients read it.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Status">One of <c>completed failed running gated interrupted</c>.</param>
/// <param name="StartedAt">When it began, in UTC.</param>
/// <param name="FinishedAt">When it ended, in UTC; null while it runs.</param>
/// <param name="AsOf">The clock of its windows; null until it is known.</param>
/// <param name="Stages">The stages in pipeline order.</param>
/// <param name="Quality">The quality of its input; null when that stage was left out.</param>
/// <param name="Models">The models it trained or skipped.</param>
public sealed record RunReport(
    string Id,
    string Status,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? AsOf,
    IReadOnlyList<RunStage> Stages,
    RunQuality? Quality,
    IReadOnlyList<RunModel> Models);
