namespace Trends.Collect.Connect.Push.Channels;

/// <summary>An open connection to a platform, read by one reader.</summary>
internal interface IPushChannel : IAsyncDisposable
{
    /// <summary>Reads the next message.</summary>
    /// <param name="cancellationToken">Gives up; the connection is of no use after that.</param>
    /// <returns>The message, empty for a mere sign of life; null when the platform has ended the connection.</returns>
    /// <exception cref="IOException">The connection broke; a message that had begun is lost.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken);
}
