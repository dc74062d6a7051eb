using Trends.Simulator.World;

namespace Trends.Simulator.Webhooks;

/// <summary>Calls back as one platform does: bodies, headers, signatures, and the question before. Found by reflection; needs a constructor without parameters.</summary>
internal interface IWebhookDialect
{
    /// <summary>Gets the platform.</summary>
    string Platform { get; }

    /// <summary>Makes the question whether the address is its owner's.</summary>
    /// <param name="target">The address.</param>
    /// <param name="secrets">What was agreed.</param>
    /// <param name="topic">What is subscribed to, where the platform names it; null elsewhere.</param>
    /// <param name="now">The time.</param>
    /// <returns>The question and the answer that it wants; null where the platform asks nothing.</returns>
    (HttpRequestMessage Request, string Answer)? Ask(Uri target, WebhookSecrets secrets, string? topic, DateTimeOffset now);

    /// <summary>Makes the call that tells of a change.</summary>
    /// <param name="target">The address.</param>
    /// <param name="change">The change.</param>
    /// <param name="secrets">What was agreed.</param>
    /// <param name="now">The time.</param>
    /// <returns>The call; null where the platform says nothing of such a change.</returns>
    HttpRequestMessage? Tell(Uri target, WorldChange change, WebhookSecrets secrets, DateTimeOffset now);
}
