namespace Trends.Collect.Connect.Manifests;

/// <summary>How a platform is asked whether posts are still there, by their ids.</summary>
/// <param name="Source">Where the platform documents it.</param>
/// <param name="Request">The request. <c>{query}</c> stands for the one id that is asked for, and its words for <c>{query:1}</c>, <c>{query:2}</c>; where a call takes several, <c>{ids}</c> stands for them with commas between, <c>{ids:;}</c> with another mark, and <c>{ids:each}</c> alone for a parameter each, or an element each of a body's list.</param>
/// <param name="Found">Where an answer holds the posts that are there.</param>
/// <param name="Gone">What says that a post is no more.</param>
/// <param name="Most">How many ids a call takes at most.</param>
/// <param name="AbsentIsGone">Whether a post that a good answer leaves out is no more. It counts only beside another post that the same answer holds.</param>
/// <param name="IsUnsure">Whether the platform says the same of what the caller may not read: it counts only where another post of the run was found.</param>
/// <param name="IsPaid">Whether each post that is looked up is paid for: it is done only where the settings ask for it.</param>
/// <param name="Reach">How far back the platform answers, by the time of the posts; null for no end.</param>
/// <param name="Quotas">The platform's quotas that a call counts for; those of the stream by default.</param>
/// <param name="Cost">How much a call takes of them, where they count points; 1 by default.</param>
public sealed record LookupPlan(
    Uri Source,
    RequestPlan Request,
    FoundPlan Found,
    IReadOnlyList<GoneRule>? Gone = null,
    int Most = 1,
    bool AbsentIsGone = false,
    bool IsUnsure = false,
    bool IsPaid = false,
    TimeSpan? Reach = null,
    IReadOnlyList<string>? Quotas = null,
    double Cost = 1);
