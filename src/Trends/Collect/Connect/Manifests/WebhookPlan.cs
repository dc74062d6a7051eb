namespace Trends.Collect.Connect.Manifests;

/// <summary>How a platform calls back.</summary>
/// <param name="Secrets">The secrets that only the webhook needs, by name, with where to get them.</param>
/// <param name="Signature">What is looked at before a call is believed.</param>
/// <param name="Challenge">How its address is confirmed; null where it is not.</param>
/// <param name="Answer">The body of the answer to a call that was taken, such as <c>ok</c>; empty by default.</param>
/// <param name="About">What has to be done at the platform so that it calls.</param>
public sealed record WebhookPlan(IReadOnlyDictionary<string, string> Secrets, SignaturePlan Signature, ChallengePlan? Challenge = null, string Answer = "", string? About = null);
