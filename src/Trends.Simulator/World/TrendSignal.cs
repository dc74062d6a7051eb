namespace Trends.Simulator.World;

/// <summary>A topic in a list of trends.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Volume">Searches or mentions in the last 24 hours.</param>
/// <param name="StartedAt">When it began to rise.</param>
public sealed record TrendSignal(WorldTopic Topic, int Volume, DateTimeOffset StartedAt);
