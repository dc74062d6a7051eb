namespace Trends.Collect.Connect.Push.Channels;

/// <summary>A JSON value a line; empty lines are signs of life.</summary>
/// <param name="lines">The lines.</param>
internal sealed class LineChannel(BodyLines lines) : IPushChannel
{
    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken) => lines.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => lines.CloseAsync();
}
