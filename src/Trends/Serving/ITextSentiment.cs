namespace Trends.Serving;

/// <summary>Tells the sentiment of texts that clients ask about. Of several, the first that can answers.</summary>
public interface ITextSentiment
{
    /// <summary>Gets the name that its answers carry as <c>model</c>.</summary>
    string Model { get; }

    /// <summary>Names what its answers of this moment are made with: cached ones are of the same.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The name; null where it has nothing to answer with.</returns>
    ValueTask<string?> FindVersionAsync(CancellationToken cancellationToken);

    /// <summary>Scores texts.</summary>
    /// <param name="texts">The texts, at most 1,000 of at most 10,000 characters.</param>
    /// <param name="language">Their language such as <c>ko</c>; null to guess it of each text.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A score a text, in their order.</returns>
    /// <exception cref="SentimentUnavailableException">It cannot answer now, or not for these texts: another one may.</exception>
    Task<TextSentiment> ScoreAsync(IReadOnlyList<string> texts, string? language, CancellationToken cancellationToken);
}
