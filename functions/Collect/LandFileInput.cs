using Trends.Pipeline;

namespace TrendFunctions.Collect;

/// <summary>One file to land.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Request">What the run was asked.</param>
/// <param name="Folder">The dataset folder's full path.</param>
/// <param name="File">The data file's full path.</param>
public sealed record LandFileInput(string RunId, RunRequest Request, string Folder, string File);
