using Trends.Quality.Erasure;

namespace TrendFunctions.Erasure;

/// <summary>Event Hubs keeps events for the time it is set to, and nobody can take one out earlier. Its twin for laptops is <c>RuntimeErasure.Embedded.cs</c>.</summary>
internal sealed class RuntimeErasure : IRuntimeErasure
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Later => [ErasureNotes.Events, ErasureNotes.Versions, ErasureNotes.Cache];

    /// <inheritdoc/>
    public Task<ErasedFrom> EraseAsync(Func<string, ReadOnlyMemory<byte>, bool> isErased, CancellationToken cancellationToken)
        => Task.FromResult(new ErasedFrom("events", 0, 0, 0));
}
