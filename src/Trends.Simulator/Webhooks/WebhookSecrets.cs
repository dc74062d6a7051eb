namespace Trends.Simulator.Webhooks;

/// <summary>What whoever registers a webhook tells a platform, or is told by it.</summary>
/// <param name="Secret">What calls are signed with, or hold.</param>
/// <param name="VerifyToken">What Meta shows when it asks; also the text that VK wants to hear.</param>
public sealed record WebhookSecrets(string Secret, string VerifyToken = "")
{
    /// <summary>Gets what signs a call that is signed wrongly on command.</summary>
    internal WebhookSecrets Wrong => this with { Secret = Secret + "-wrong" };
}
