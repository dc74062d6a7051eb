using Trends.Collect.Connect.Errors;
using Trends.Collect.Landing;

namespace Trends.Collect.Connect;

/// <summary>What a read gave.</summary>
/// <param name="Read">What was wanted.</param>
/// <param name="Landed">What became of its records.</param>
/// <param name="Pages">How many pages were read.</param>
/// <param name="Error">Why it ended before its end; null when it did not.</param>
/// <param name="Message">The same in words for users.</param>
public sealed record SourceResult(SourceRead Read, LandResult Landed, int Pages, SourceError? Error, string? Message);
