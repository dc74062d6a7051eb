using TrendFunctions.Pipeline;

namespace TrendFunctions.Collect;

/// <summary>Which reads to list.</summary>
/// <param name="Stage">The run.</param>
/// <param name="OfParents">Whether those that ask about records of the first step, such as their comments.</param>
public sealed record PlanSourcesInput(StageInput Stage, bool OfParents);
