namespace Trends.Collect.Connect.Manifests;

/// <summary>What is looked at before a webhook is believed.</summary>
/// <param name="Type">The way.</param>
/// <param name="Secret">The name of the secret, one of those of the webhook.</param>
/// <param name="At">The header, or the body's member.</param>
/// <param name="Hash">The hash of <see cref="SignatureType.Hmac"/>: <c>sha256</c> or <c>sha1</c>.</param>
/// <param name="Prefix">What stands before its digits, such as <c>sha256=</c>.</param>
/// <param name="Over">What it is taken over, in order: <c>body</c>, and headers by name. The body alone by default.</param>
/// <param name="TimeAt">The header that holds when the message was sent; null where none does.</param>
/// <param name="MaxAge">How old a message may be, or ahead; older ones are refused as replays. Only with <paramref name="TimeAt"/>.</param>
/// <param name="IdAt">The header that holds the message's id; null where none does.</param>
public sealed record SignaturePlan(
    SignatureType Type,
    string Secret,
    string At,
    string Hash = "sha256",
    string Prefix = "",
    IReadOnlyList<string>? Over = null,
    string? TimeAt = null,
    TimeSpan? MaxAge = null,
    string? IdAt = null);
