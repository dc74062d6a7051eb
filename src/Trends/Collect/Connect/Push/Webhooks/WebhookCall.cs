namespace Trends.Collect.Connect.Push.Webhooks;

/// <summary>A call of a platform.</summary>
/// <param name="IsPost">Whether it brings something; otherwise it asks.</param>
/// <param name="Query">Gives a query parameter by its name; null for none.</param>
/// <param name="Header">Gives a header by its name; null for none.</param>
/// <param name="Body">The body.</param>
public sealed record WebhookCall(bool IsPost, Func<string, string?> Query, Func<string, string?> Header, ReadOnlyMemory<byte> Body);
