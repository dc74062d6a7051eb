namespace Trends.Engine;

/// <summary>What a run of a stage is to bring about.</summary>
/// <param name="Inputs">Objects read, by path.</param>
/// <param name="Wanted">The digest that every output must have, by path.</param>
/// <param name="Counts">What the stage did with the rows new in this run.</param>
public sealed record OutputPlan(
    SortedDictionary<string, InputEntry> Inputs,
    SortedDictionary<string, string> Wanted,
    StageCounts Counts);
