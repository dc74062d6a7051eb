using TrendFunctions.Pipeline;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>A run that one process asks of another through a file in the data folder.</summary>
/// <param name="Request">What to do.</param>
/// <param name="RunId">The run, once it has started.</param>
/// <param name="Report">Its report, once it has ended.</param>
/// <param name="Error">Why there will be no report; null otherwise.</param>
internal sealed record RunRequestFile(RunRequest Request, string? RunId = null, RunReport? Report = null, string? Error = null);
