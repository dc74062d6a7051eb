using Trends.Governance.Erasure;
using Trends.Pipeline;
using Trends.Text;

namespace TrendFunctions.Erasure;

/// <summary>Turns what people ask to erase into runs. The names go no further than here.</summary>
/// <param name="keys">Makes keys.</param>
public sealed class ErasureStarter(ErasureKeys keys)
{
    /// <summary>Makes the request of a run.</summary>
    /// <param name="asked">What to erase.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="Trends.InvalidRequestException">It does not say what.</exception>
    public async Task<RunRequest> RequestAsync(ErasureRequest asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        asked.Check();
        string? platform = string.IsNullOrWhiteSpace(asked.Platform) ? null : asked.Platform.Trim().ToLowerInvariant();
        IReadOnlyList<ErasureKey> subjects = asked.Author is { } author && !string.IsNullOrWhiteSpace(author)
            ? await keys.OfAuthorAsync([author, TextNormalizer.Normalize(author)], platform, cancellationToken)
            : await keys.OfPostAsync(asked.Post!, platform, cancellationToken);
        return new([], Stages: RunStages.OfErasure, Erase: [.. subjects.Select(k => k.ToString())]);
    }
}
