using System.Globalization;
using System.Text.Json;
using Trends.Governance;
using Trends.ML.Sentiment;
using Trends.Serving;
using Trends.Text;

namespace Trends.Azure.Text;

/// <summary>Texts as Azure AI Language takes them, and scores as it gives them.</summary>
internal static class LanguageDocuments
{
    /// <summary>The most texts of a request.</summary>
    public const int Most = 10;

    /// <summary>The most characters of a text; what is longer is cut, and judged by its beginning.</summary>
    public const int MostCharacters = 5120;

    /// <summary>Writes a request. Personal data is masked: no sentiment depends on it.</summary>
    /// <param name="texts">The texts by their place, at most <see cref="Most"/>.</param>
    /// <param name="language">Their language; null to guess it of each text.</param>
    /// <param name="modelVersion">The service's model.</param>
    public static byte[] Write(IEnumerable<KeyValuePair<int, string>> texts, string? language, string modelVersion) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Kind = "SentimentAnalysis",
            Parameters = new { ModelVersion = modelVersion, LoggingOptOut = true },
            AnalysisInput = new
            {
                Documents = texts.Select(t => new { Id = t.Key.ToString(CultureInfo.InvariantCulture), Language = language ?? Guess(t.Value), Text = Cut(Masker.Mask(t.Value)) }).ToArray(),
            },
        },
        JsonSerializerOptions.Web);

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">JSON.</param>
    /// <param name="scores">Takes the scores at the places of their texts.</param>
    /// <returns>The version of the service's model.</returns>
    /// <exception cref="SentimentUnavailableException">The service could not score some text, as of a language that it does not know.</exception>
    public static string Read(ReadOnlyMemory<byte> answer, SentimentScores?[] scores)
    {
        using JsonDocument json = JsonDocument.Parse(answer);
        JsonElement results = json.RootElement.GetProperty("results");
        if (results.TryGetProperty("errors", out JsonElement errors) && errors.GetArrayLength() > 0)
        {
            JsonElement error = errors[0].GetProperty("error");
            string? code = error.TryGetProperty("innererror", out JsonElement inner) ? inner.GetProperty("code").GetString() : error.GetProperty("code").GetString();
            throw new SentimentUnavailableException($"Azure AI Language could not score {errors.GetArrayLength()} of the texts: {code}.");
        }

        foreach (JsonElement document in results.GetProperty("documents").EnumerateArray())
        {
            int place = int.Parse(document.GetProperty("id").GetString()!, CultureInfo.InvariantCulture);
            scores[place] = Scores(document.GetProperty("confidenceScores"));
        }

        return results.GetProperty("modelVersion").GetString()!;
    }

    // Scores are rounded to hundredths, and then their sum is not always 1.
    private static SentimentScores Scores(JsonElement confidence)
    {
        double positive = confidence.GetProperty("positive").GetDouble();
        double neutral = confidence.GetProperty("neutral").GetDouble();
        double negative = confidence.GetProperty("negative").GetDouble();
        double sum = positive + neutral + negative;
        return sum > 0 ? new(positive / sum, neutral / sum, negative / sum) : new(0, 1, 0);
    }

    private static string Guess(string text) => LanguageGuess.Of(text) == LanguageGuess.Korean ? LanguageGuess.Korean : LanguageGuess.English;

    private static string Cut(string text) =>
        text.Length <= MostCharacters ? text : text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
}
