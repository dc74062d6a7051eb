using System.Runtime.InteropServices;

namespace Trends.ML.Sentiment;

/// <summary>Scores texts. Immutable, so any number of threads may use it.</summary>
public sealed class SentimentModel : IModelArtefact<SentimentModel>
{
    private const string Format = "sentiment/1";
    private readonly LinearClassifier[] _languages;

    internal SentimentModel(IEnumerable<LinearClassifier> languages) => _languages = [.. languages];

    /// <inheritdoc/>
    public static string ModelName => ModelNames.Sentiment;

    /// <summary>Gets the languages it was trained on, the one with most texts first.</summary>
    public IReadOnlyList<string> Languages => [.. _languages.Select(l => l.Language)];

    /// <summary>Scores a text.</summary>
    /// <param name="text">The text; past its first 400 characters it is not read.</param>
    /// <param name="language">Its language's code; null to tell by the script.</param>
    /// <returns>The scores. A text of a language that was not trained on is scored by that of the same script, else the best trained one.</returns>
    public SentimentScores Predict(ReadOnlySpan<char> text, string? language = null) =>
        (Find(language) ?? Find(ScriptGuess.Of(text)) ?? _languages[0]).Score(text);

    /// <summary>Gives the model's bytes.</summary>
    public byte[] Save() => Artefact.Write(Format, writer =>
    {
        writer.Write(_languages.Length);
        foreach (LinearClassifier language in _languages)
        {
            writer.Write(language.Language);
            writer.Write(language.Classes.Length);
            foreach (int sentiment in language.Classes)
            {
                writer.Write(sentiment);
            }

            foreach (float bias in language.Bias)
            {
                writer.Write(bias);
            }

            writer.Write(language.Temperature);
            writer.Write(MemoryMarshal.AsBytes<Half>(Array.ConvertAll(language.Weights, w => (Half)w)));
        }
    });

    /// <inheritdoc/>
    public static SentimentModel Load(ReadOnlyMemory<byte> artefact) => Artefact.Read(Format, artefact, reader =>
    {
        LinearClassifier[] languages = new LinearClassifier[reader.ReadInt32()];
        for (int i = 0; i < languages.Length; i++)
        {
            string name = reader.ReadString();
            int[] classes = new int[reader.ReadInt32()];
            for (int c = 0; c < classes.Length; c++)
            {
                classes[c] = reader.ReadInt32();
            }

            LinearClassifier language = LinearClassifier.Empty(name, classes);
            for (int b = 0; b < language.Bias.Length; b++)
            {
                language.Bias[b] = reader.ReadSingle();
            }

            language.Temperature = reader.ReadSingle();
            ReadWeights(reader, language.Weights);
            languages[i] = language;
        }

        return new SentimentModel(languages);
    });

    private static void ReadWeights(BinaryReader reader, float[] weights)
    {
        Half[] chunk = new Half[4096];
        for (int at = 0; at < weights.Length; at += chunk.Length)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(chunk.AsSpan()));
            for (int i = 0; i < chunk.Length; i++)
            {
                weights[at + i] = (float)chunk[i];
            }
        }
    }

    private LinearClassifier? Find(string? language)
    {
        foreach (LinearClassifier candidate in _languages)
        {
            if (candidate.Language == language)
            {
                return candidate;
            }
        }

        return null;
    }
}
