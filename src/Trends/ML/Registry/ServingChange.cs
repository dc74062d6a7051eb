namespace Trends.ML.Registry;

/// <summary>One change of the version that serves.</summary>
/// <param name="Version">The version that serves from then on.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record ServingChange(string Version, DateTimeOffset At, string Reason);
