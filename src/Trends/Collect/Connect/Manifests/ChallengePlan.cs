namespace Trends.Collect.Connect.Manifests;

/// <summary>How the platform's question is answered before it sends anything.</summary>
/// <param name="Type">The way.</param>
/// <param name="Answer">Where the answer stands: a query parameter or a member of the body; for <see cref="ChallengeType.Text"/> the name of the secret that is the answer.</param>
/// <param name="When">What a POST has that asks, such as <c>type=confirmation</c>; null for a GET.</param>
/// <param name="At">The query parameter that holds the token or the topic; null for a POST.</param>
/// <param name="Secret">The name of the secret that the token has to be; null for others.</param>
/// <param name="Topic">The topic of a query, such as <c>https://…?channel_id={query}</c>; null for others.</param>
public sealed record ChallengePlan(ChallengeType Type, string Answer, IReadOnlyList<string>? When = null, string? At = null, string? Secret = null, string? Topic = null);
