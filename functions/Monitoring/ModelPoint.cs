namespace TrendFunctions.Monitoring;

/// <summary>A version of a model over time.</summary>
/// <param name="Version">The version.</param>
/// <param name="At">When it was registered, in UTC.</param>
/// <param name="Value">Its value of the measure that decides.</param>
public sealed record ModelPoint(string Version, DateTimeOffset At, double Value);
