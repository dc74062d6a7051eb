using Trends.Collect.Quarantine;

namespace Trends.Collect.Landing;

/// <summary>What the state store keeps of an input: first the intent to land it, which fixes its paths, then that it stands.</summary>
/// <param name="ReceivedAt">When it was first received; part of every path.</param>
/// <param name="IsDone">Whether everything of it stands.</param>
/// <param name="Batches">How many batch numbers it took.</param>
/// <param name="Rows">How many records were given.</param>
/// <param name="Skipped">How many were outside of the window.</param>
/// <param name="Bad">Its bad records; null for none.</param>
/// <param name="Warnings">What users should know of it as a whole; null for nothing.</param>
internal sealed record LandedInput(
    DateTimeOffset ReceivedAt,
    bool IsDone = false,
    int Batches = 0,
    long Rows = 0,
    long Skipped = 0,
    IReadOnlyList<BadRecords>? Bad = null,
    IReadOnlyList<string>? Warnings = null);
