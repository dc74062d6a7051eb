namespace Trends.Storage;

/// <summary>Sends messages to every client that listens.</summary>
public interface ILivePush
{
    /// <summary>Gets a value indicating whether anybody may be listening; what is dear to make is made for listeners alone.</summary>
    bool HasListeners => true;

    /// <summary>Sends a message to all; clients that are slow or gone miss it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task SendAsync(LiveMessage message, CancellationToken cancellationToken);

    /// <summary>Makes an address that one client can connect to for a while.</summary>
    /// <param name="origin">The scheme and host the client came by, such as <c>http://localhost:7071</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A WebSocket address.</returns>
    Task<string> NegotiateAsync(string origin, CancellationToken cancellationToken);
}
