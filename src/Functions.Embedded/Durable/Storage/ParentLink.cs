namespace Functions.Embedded.Durable.Storage;

/// <summary>The step of another orchestration that a sub-orchestration answers.</summary>
/// <param name="Key">The parent's number.</param>
/// <param name="Generation">The parent's generation; a later one no longer waits.</param>
/// <param name="TaskId">The parent's step.</param>
/// <param name="Id">The parent's instance id.</param>
/// <param name="Name">The parent's name.</param>
internal sealed record ParentLink(long Key, int Generation, int TaskId, string Id, string Name);
