namespace Functions.Embedded.Durable.Storage;

/// <summary>An orchestration to be stored.</summary>
/// <param name="Id">Its instance id.</param>
/// <param name="Name">The orchestrator's name.</param>
/// <param name="Version">The version; empty for none.</param>
/// <param name="Input">The input as JSON; null for none.</param>
/// <param name="StartAfter">When it starts, in UTC; null for now.</param>
/// <param name="Tags">Labels as JSON; null for none.</param>
/// <param name="Parent">Who waits for it; null for nobody.</param>
/// <param name="Trace">The span it was asked for in; null for none.</param>
internal sealed record NewInstance(string Id, string Name, string Version, string? Input, DateTime? StartAfter, string? Tags, ParentLink? Parent, string? Trace);
