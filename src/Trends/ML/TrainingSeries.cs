namespace Trends.ML;

/// <summary>A regular series of the run's own data.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Start">The time of the first value, in UTC.</param>
/// <param name="Step">The time between values; positive.</param>
/// <param name="Values">The values in order of time, without gaps.</param>
public sealed record TrainingSeries(string Id, DateTimeOffset Start, TimeSpan Step, IReadOnlyList<double> Values);
