namespace Trends.Collect.Connect.Manifests;

/// <summary>How an access token is got: a form posted to an address (RFC 6749), or what a platform has instead.</summary>
/// <param name="Url">The address; a path is below the platform's base address, and so is the path of a whole address where the settings give another base.</param>
/// <param name="Form">The form's fields, such as <c>"grant_type": "client_credentials"</c>; sent as JSON when <paramref name="IsJson"/>.</param>
/// <param name="Basic">User and password of HTTP Basic, such as <c>{secret.clientId}:{secret.clientSecret}</c>; null for none.</param>
/// <param name="Headers">Further headers.</param>
/// <param name="IsJson">Whether the form is sent as a JSON object.</param>
/// <param name="TokenAt">Where the answer holds the token.</param>
/// <param name="ExpiresInAt">Where the answer holds its life in seconds.</param>
/// <param name="RefreshTokenAt">Where the answer holds the next refresh token; null where it stays the same.</param>
/// <param name="Life">The token's life where the answer does not tell it.</param>
public sealed record TokenPlan(
    string Url,
    IReadOnlyDictionary<string, string> Form,
    string? Basic = null,
    IReadOnlyDictionary<string, string>? Headers = null,
    bool IsJson = false,
    string TokenAt = "access_token",
    string ExpiresInAt = "expires_in",
    string? RefreshTokenAt = null,
    TimeSpan? Life = null);
