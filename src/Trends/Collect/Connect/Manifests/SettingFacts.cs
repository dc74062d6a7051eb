namespace Trends.Collect.Connect.Manifests;

/// <summary>A setting of a platform that is no secret, such as the instance to ask.</summary>
/// <param name="Default">Its value where the user gives none; empty when the user has to.</param>
/// <param name="About">What it is, for people.</param>
public sealed record SettingFacts(string Default, string About);
