namespace Trends.Local;

/// <summary>The process that owns a data folder, as its lock tells.</summary>
/// <param name="ProcessId">The process id.</param>
/// <param name="StartedAt">When the process opened the folder, in UTC.</param>
public sealed record DataFolderOwner(int ProcessId, DateTimeOffset StartedAt);
