using Trends.Quality.Erasure;

namespace TrendFunctions.Erasure;

/// <summary>What the runtime keeps of records outside of the stores: the events of its hubs.</summary>
public interface IRuntimeErasure
{
    /// <summary>Gets what goes later by itself, and when, in sentences.</summary>
    IReadOnlyList<string> Later { get; }

    /// <summary>Erases events.</summary>
    /// <param name="isErased">Tells by hub and body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ErasedFrom> EraseAsync(Func<string, ReadOnlyMemory<byte>, bool> isErased, CancellationToken cancellationToken);
}
