using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect.Errors;

/// <summary>Says which settings make up the address that was asked, for answers that are no platform's.</summary>
internal static class AddressFix
{
    /// <summary>Gives the fix.</summary>
    /// <param name="stream">The stream that was read.</param>
    /// <param name="settings">The platform's settings.</param>
    internal static string Text(Connector stream, SourceSettings settings)
    {
        string prefix = $"Sources:Platforms:{stream.Platform.Platform}";
        string[] parts = [.. (stream.Platform.Settings ?? new Dictionary<string, SettingFacts>()).Keys.Where(name => stream.Platform.BaseUrl?.Contains($"{{setting.{name}}}", StringComparison.Ordinal) == true)];
        return stream.Manifest.Request?.Path.StartsWith('{') == true ? $"Look at the address in {prefix}:Streams:{stream.Manifest.Stream}:Queries."
            : settings.HasOtherBaseUrl ? $"Look at {prefix}:BaseUrl; without it {stream.Platform.Title} itself is asked."
            : parts.Length > 0 ? $"Look at {string.Join(" and ", parts.Select(name => $"{prefix}:Settings:{name}"))}."
            : $"Look whether this machine reaches {settings.BaseUrl().Host}.";
    }
}
