using TrendFunctions.Erasure;
using TrendFunctions.Pipeline;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>A run that one process asks of another through a file in the data folder.</summary>
/// <param name="Request">What to do; null for an erasure.</param>
/// <param name="Erasure">What to erase; null for a run. Gone from the file as soon as the host has read it.</param>
/// <param name="RunId">The run, once it has started.</param>
/// <param name="Report">Its report, once it has ended.</param>
/// <param name="Receipt">The receipt, once the erasure has ended.</param>
/// <param name="Error">Why there will be no report; null otherwise.</param>
internal sealed record RunRequestFile(
    RunRequest? Request, ErasureRequest? Erasure = null, string? RunId = null, RunReport? Report = null, ErasureReceipt? Receipt = null, string? Error = null);
