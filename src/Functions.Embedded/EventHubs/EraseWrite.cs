namespace Functions.Embedded.EventHubs;

/// <summary>Overwrites erased events, some chunks at a time, so that others need not wait for all.</summary>
/// <param name="after">The row after which to begin.</param>
/// <param name="deadLetters">Whether to look at events that were set aside, rather than at the log.</param>
/// <param name="isErased">Tells by hub and body.</param>
internal sealed class EraseWrite(long after, bool deadLetters, Func<string, ReadOnlyMemory<byte>, bool> isErased) : HubWrite
{
    /// <summary>Gets the last row looked at; null at the end.</summary>
    public long? Last { get; private set; }

    /// <summary>Gets how many events were looked at.</summary>
    public long Looked { get; private set; }

    /// <summary>Gets how many were overwritten.</summary>
    public long Erased { get; private set; }

    /// <inheritdoc/>
    public override void Apply(HubTransaction transaction)
        => (Last, Looked, Erased) = deadLetters ? transaction.Erasure.DeadLetters(after, isErased) : transaction.Erasure.Log(after, isErased);
}
