namespace Trends.Local;

/// <summary>The host that runs on a data folder.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="ProcessId">Its process id.</param>
public sealed record DataFolderHost(Uri Url, int ProcessId);
