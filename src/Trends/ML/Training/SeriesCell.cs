namespace Trends.ML.Training;

/// <summary>One value of one series as the warehouse has it: steps without a row are zero.</summary>
/// <param name="Id">The series.</param>
/// <param name="At">The time, in UTC.</param>
/// <param name="Value">The value.</param>
internal readonly record struct SeriesCell(string Id, DateTimeOffset At, double Value);
