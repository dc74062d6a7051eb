namespace Trends.Collect.Connect.Manifests;

/// <summary>What is known of the access to a platform, and how well.</summary>
/// <param name="Status">What it takes.</param>
/// <param name="Note">What a user has to do or to know; one or two sentences.</param>
/// <param name="VerifiedOn">The day the facts were looked at last.</param>
/// <param name="Sources">Where the facts stand: addresses of the platform's own documentation first.</param>
/// <param name="Unverified">Facts that nothing but memory or third parties vouch for; empty for none.</param>
public sealed record AccessFacts(AccessStatus Status, string Note, DateOnly VerifiedOn, IReadOnlyList<Uri> Sources, IReadOnlyList<string>? Unverified = null);
