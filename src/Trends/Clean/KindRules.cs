namespace Trends.Clean;

/// <summary>How the numbers of a kind are cleaned.</summary>
/// <param name="Group">The columns that, with the month, make the group whose statistics are taken.</param>
/// <param name="Series">The columns that make a series, for interpolation.</param>
/// <param name="Fields">A rule a column.</param>
public sealed record KindRules(IReadOnlyList<string> Group, IReadOnlyList<string> Series, IReadOnlyList<FieldRule> Fields);
