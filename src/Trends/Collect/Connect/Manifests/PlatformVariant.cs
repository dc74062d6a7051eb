namespace Trends.Collect.Connect.Manifests;

/// <summary>Another way into a platform. It is in use where the settings give all of its secrets, the first such way first; what it does not name is as the platform has it.</summary>
/// <param name="Name">Its name within the platform: lower case, one word.</param>
/// <param name="About">What it is, in words that stand after "for" and "by way of", such as <c>the NAVER API HUB</c>.</param>
/// <param name="Auth">How requests show who asks; at least one of its secrets is none of the platform's own.</param>
/// <param name="BaseUrl">The address that request paths follow; null for the platform's.</param>
/// <param name="Errors">How it says that something is wrong; null for as the platform does.</param>
/// <param name="Paths">The paths of requests by the names of their streams; those that are not named stay.</param>
public sealed record PlatformVariant(
    string Name,
    string About,
    AuthPlan Auth,
    string? BaseUrl = null,
    IReadOnlyList<ErrorRule>? Errors = null,
    IReadOnlyDictionary<string, string>? Paths = null);
