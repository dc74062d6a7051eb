using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect.Errors;

/// <summary>Says which settings hold the credentials that a platform refused, and what to do.</summary>
internal static class CredentialFix
{
    /// <summary>Adds the fix to a refusal; other errors stay as they are.</summary>
    /// <param name="error">What is wrong; null for nothing.</param>
    /// <param name="platform">The platform.</param>
    internal static SourceError? Added(SourceError? error, PlatformManifest platform)
        => error is { Kind: ErrorKind.Credentials } ? error with { Note = $"{error.Note} {Text(platform)}".TrimStart() } : error;

    private static string Text(PlatformManifest platform)
    {
        string prefix = $"Sources:Platforms:{platform.Platform}";
        return platform.Auth is not { Secrets.Count: > 0 } auth
            ? $"{platform.Title} is read without credentials: look at {prefix}:BaseUrl and at the queries, and try with: check {platform.Platform}"
            : $"Look at {string.Join(" and at ", auth.Secrets.Select(s => $"{prefix}:Secrets:{s.Key} ({s.Value.TrimEnd('.')})"))}. What has ended or was revoked is replaced there; then try with: check {platform.Platform}";
    }
}
