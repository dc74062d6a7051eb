namespace Functions.Embedded.Durable.Activities;

/// <summary>An activity to run.</summary>
/// <param name="Key">The orchestration's number.</param>
/// <param name="Generation">The orchestration's generation.</param>
/// <param name="InstanceId">The orchestration's instance id.</param>
/// <param name="TaskId">The step.</param>
/// <param name="Name">The activity's name.</param>
/// <param name="Input">The input as JSON; null for none.</param>
/// <param name="Trace">The span that the orchestration was asked for in; null for none.</param>
internal sealed record ActivityWork(long Key, int Generation, string InstanceId, int TaskId, string Name, string? Input, string? Trace);
