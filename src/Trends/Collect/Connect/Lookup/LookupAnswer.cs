using Trends.Collect.Connect.Errors;

namespace Trends.Collect.Connect.Lookup;

/// <summary>What a look-up said of what it was asked for.</summary>
/// <param name="Found">What is there.</param>
/// <param name="Gone">What is no more. What stands in neither is not known.</param>
/// <param name="Error">Why nothing is known; null where the answer says something.</param>
internal sealed record LookupAnswer(IReadOnlySet<string> Found, IReadOnlySet<string> Gone, SourceError? Error = null)
{
    private static readonly HashSet<string> None = [];

    /// <summary>Gives the answer that says nothing of any post.</summary>
    internal static LookupAnswer Refused(SourceError error) => new(None, None, error);
}
