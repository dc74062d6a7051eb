using Trends.Collect.Landing;

namespace Trends.Collect.Connect.Lookup;

/// <summary>What asking for a stream's posts again gave.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="LookedUp">Of how many posts the platform said something.</param>
/// <param name="Gone">How many of them were deleted there.</param>
/// <param name="IsWhole">Whether all were asked for; where calls or quotas did not reach, the next run goes on.</param>
/// <param name="Landed">What became of the deletions.</param>
/// <param name="Message">Why the platform did not answer, or what is odd, in words for users; null for nothing.</param>
public sealed record RecheckResult(string Stream, int LookedUp, int Gone, bool IsWhole, LandResult Landed, string? Message);
