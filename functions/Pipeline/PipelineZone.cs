namespace TrendFunctions.Pipeline;

/// <summary>The zone that days, weeks and months are cut in.</summary>
/// <param name="Zone">The zone; the default is Asia/Seoul.</param>
public sealed record PipelineZone(TimeZoneInfo Zone);
