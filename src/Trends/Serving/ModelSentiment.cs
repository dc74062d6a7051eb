using Trends.ML;
using Trends.ML.Registry;
using Trends.ML.Sentiment;

namespace Trends.Serving;

/// <summary>Scores texts with the project's own model that serves.</summary>
/// <param name="models">The models that serve.</param>
public sealed class ModelSentiment(ModelCache models) : ITextSentiment
{
    /// <inheritdoc/>
    public string Model => ModelNames.Sentiment;

    /// <inheritdoc/>
    public async ValueTask<string?> FindVersionAsync(CancellationToken cancellationToken) =>
        (await models.GetAsync<SentimentModel>(cancellationToken))?.Version;

    /// <inheritdoc/>
    public async Task<TextSentiment> ScoreAsync(IReadOnlyList<string> texts, string? language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ServedModel<SentimentModel> served = await models.GetAsync<SentimentModel>(cancellationToken)
            ?? throw new SentimentUnavailableException("No sentiment model serves yet. Run the pipeline on a dataset with labels, at least 200 of them.");
        return new(served.Version, [.. texts.Select(text => served.Model.Predict(text, language))]);
    }
}
