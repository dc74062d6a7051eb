namespace Trends.Collect.Connect.Push.Webhooks;

/// <summary>What a call is answered.</summary>
/// <param name="Status">200 for what was taken, 401 for what nobody believes, 404 where nobody listens.</param>
/// <param name="Body">The text of the answer; for errors, what is wrong.</param>
public sealed record WebhookReply(int Status, string Body);
