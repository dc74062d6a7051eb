namespace Trends.Collect.Connect.Manifests;

/// <summary>How requests show who asks. Secrets are named here and given in settings; a manifest never holds one.</summary>
/// <param name="Secrets">The secrets, by name, with where to get them.</param>
/// <param name="Headers">Headers such as <c>"Authorization": "Bearer {token}"</c> or <c>"X-Api-Key": "{secret.apiKey}"</c>.</param>
/// <param name="Query">Query parameters such as <c>"key": "{secret.apiKey}"</c>.</param>
/// <param name="Token">How <c>{token}</c> is got; null where none is used.</param>
/// <param name="Optional">Whether the platform answers without too, only less.</param>
public sealed record AuthPlan(
    IReadOnlyDictionary<string, string> Secrets,
    IReadOnlyDictionary<string, string>? Headers = null,
    IReadOnlyDictionary<string, string>? Query = null,
    TokenPlan? Token = null,
    bool Optional = false);
