using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect.Errors;

/// <summary>Says by which way a platform was asked, where it is not the platform's own.</summary>
internal static class WayTaken
{
    /// <summary>Adds the way to what is wrong.</summary>
    /// <param name="error">What is wrong; null for nothing.</param>
    /// <param name="platform">The platform, as it was asked.</param>
    internal static SourceError? Added(SourceError? error, PlatformManifest platform)
        => error is null || platform.InUse is null ? error : error with { Message = $"{error.Message.TrimEnd('.')}{Text(platform)}." };

    /// <summary>Gives the way, to stand at the end of a sentence; empty for the platform's own.</summary>
    /// <param name="platform">The platform, as it is asked.</param>
    internal static string Text(PlatformManifest platform) => platform.InUse is { } way ? $" (by way of {way.About})" : string.Empty;
}
