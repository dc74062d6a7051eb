namespace Trends.ML.Sentiment;

/// <summary>A linear model over hashed features for the texts of one language.</summary>
/// <param name="language">The language's code.</param>
/// <param name="classes">The sentiments its data has, as indexes in <see cref="SentimentClasses"/>; two or three.</param>
/// <param name="weights">The weights, the outputs of a bucket side by side.</param>
/// <param name="bias">The bias of each output; two classes share one output.</param>
internal sealed class LinearClassifier(string language, int[] classes, float[] weights, float[] bias)
{
    /// <summary>The number of buckets, a power of two.</summary>
    public const int Buckets = 1 << 21;

    /// <summary>Gets the language's code.</summary>
    public string Language => language;

    /// <summary>Gets or sets what the outputs are divided by before they become scores; fitted on rows not trained on.</summary>
    public float Temperature { get; set; } = 1f;

    /// <summary>Gets the sentiments its data has.</summary>
    public int[] Classes => classes;

    /// <summary>Gets the weights.</summary>
    public float[] Weights => weights;

    /// <summary>Gets the bias of each output.</summary>
    public float[] Bias => bias;

    /// <summary>Makes an untrained model.</summary>
    /// <param name="language">The language's code.</param>
    /// <param name="classes">The sentiments its data has.</param>
    public static LinearClassifier Empty(string language, int[] classes)
    {
        int outputs = classes.Length == 2 ? 1 : classes.Length;
        return new(language, classes, new float[Buckets * outputs], new float[outputs]);
    }

    /// <summary>Scores a text.</summary>
    /// <param name="text">The text.</param>
    public SentimentScores Score(ReadOnlySpan<char> text)
    {
        Span<uint> features = stackalloc uint[TextFeatures.MaxFeatures];
        Span<float> outputs = stackalloc float[SentimentClasses.Count];
        outputs = outputs[..bias.Length];
        Output(features[..TextFeatures.Extract(text, features)], outputs);
        return Scores(outputs, Temperature);
    }

    /// <summary>Gives the outputs before calibration.</summary>
    /// <param name="features">The text's features.</param>
    /// <param name="outputs">Room for an output of each bias.</param>
    public void Output(ReadOnlySpan<uint> features, Span<float> outputs)
    {
        float scale = features.IsEmpty ? 0 : 1f / MathF.Sqrt(features.Length);
        if (outputs.Length == 1)
        {
            float sum = 0;
            foreach (uint feature in features)
            {
                sum += weights[feature & (Buckets - 1)];
            }

            outputs[0] = bias[0] + (sum * scale);
            return;
        }

        float first = 0, second = 0, third = 0;
        foreach (uint feature in features)
        {
            int at = (int)(feature & (Buckets - 1)) * 3;
            first += weights[at];
            second += weights[at + 1];
            third += weights[at + 2];
        }

        outputs[0] = bias[0] + (first * scale);
        outputs[1] = bias[1] + (second * scale);
        outputs[2] = bias[2] + (third * scale);
    }

    /// <summary>Turns outputs into scores.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="temperature">What they are divided by.</param>
    public SentimentScores Scores(ReadOnlySpan<float> outputs, float temperature)
    {
        Span<double> scores = stackalloc double[SentimentClasses.Count];
        if (outputs.Length == 1)
        {
            double score = 1 / (1 + Math.Exp(-outputs[0] / temperature));
            scores[classes[0]] = score;
            scores[classes[1]] = 1 - score;
        }
        else
        {
            float top = Math.Max(outputs[0], Math.Max(outputs[1], outputs[2]));
            double sum = 0;
            for (int i = 0; i < outputs.Length; i++)
            {
                sum += scores[i] = Math.Exp((outputs[i] - top) / temperature);
            }

            for (int i = 0; i < outputs.Length; i++)
            {
                scores[i] /= sum;
            }
        }

        return new(scores[0], scores[1], scores[2]);
    }
}
