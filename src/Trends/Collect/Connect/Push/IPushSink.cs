namespace Trends.Collect.Connect.Push;

/// <summary>Takes what platforms push. The host gives the event hub.</summary>
public interface IPushSink
{
    /// <summary>Stores messages in the order given.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellationToken">Stops the call; what is not stored then is not accepted.</param>
    /// <returns>A task that ends when all of them are durable.</returns>
    /// <exception cref="TrendsException">They are not all accepted: the same may be sent again.</exception>
    Task SendAsync(IReadOnlyList<PushedMessage> messages, CancellationToken cancellationToken);
}
