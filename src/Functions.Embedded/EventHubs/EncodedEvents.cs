namespace Functions.Embedded.EventHubs;

/// <summary>Events as bytes, one after the other, each with its length before it.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Count">How many events; none is 0.</param>
internal readonly record struct EncodedEvents(ReadOnlyMemory<byte> Bytes, int Count);
