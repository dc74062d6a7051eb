namespace Trends.Collect.Connect.Manifests;

/// <summary>A setting of a platform that is no secret, such as the instance to ask.</summary>
/// <param name="Default">Its value where the user gives none; empty when the user has to.</param>
/// <param name="About">What it is, for people.</param>
/// <param name="Optional">Whether an empty one is good: what it is part of is left out then.</param>
public sealed record SettingFacts(string Default, string About, bool Optional = false);
