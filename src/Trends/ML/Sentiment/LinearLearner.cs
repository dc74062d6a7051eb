namespace Trends.ML.Sentiment;

/// <summary>Fits a <see cref="LinearClassifier"/>: logistic regression by AdaGrad, one text at a time, in the order of the rows.</summary>
internal static class LinearLearner
{
    private const float Rate = 0.3f;
    private const float BiasRate = 0.01f;
    private const float StartOfSquares = 0.01f;

    /// <summary>The rows from which two passes are enough.</summary>
    private const int ManyRows = 300_000;

    /// <summary>One row in so many is kept from fitting, to calibrate with.</summary>
    private const uint CalibrationShare = 20;

    /// <summary>Gets what a version depends on besides the code.</summary>
    public static string Parameters => FormattableString.Invariant(
        $"buckets={LinearClassifier.Buckets};rate={Rate};passes=4|2;many={ManyRows};calibration=1/{CalibrationShare}");

    /// <summary>Fits and calibrates.</summary>
    /// <param name="language">The language's code.</param>
    /// <param name="rows">The rows in order of their keys, of at least two classes.</param>
    /// <param name="cancellationToken">Stops the fitting.</param>
    public static LinearClassifier Fit(string language, IReadOnlyList<SentimentRow> rows, CancellationToken cancellationToken)
    {
        int[] classes = [.. rows.Select(r => (int)r.Class).Distinct().Order()];
        LinearClassifier model = LinearClassifier.Empty(language, classes);
        float[] squares = new float[model.Weights.Length];
        Array.Fill(squares, StartOfSquares);
        int passes = rows.Count > ManyRows ? 2 : 4;
        uint[] features = new uint[TextFeatures.MaxFeatures];
        for (int pass = 0; pass < passes; pass++)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                if (i % 4096 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (!IsForCalibration(rows[i]))
                {
                    Step(model, squares, features.AsSpan(0, TextFeatures.Extract(rows[i].Text, features)), rows[i].Class);
                }
            }
        }

        // What is saved has 16-bit weights; rounding here keeps a saved and loaded model equal to the fresh one.
        for (int i = 0; i < model.Weights.Length; i++)
        {
            model.Weights[i] = (float)(Half)model.Weights[i];
        }

        model.Temperature = Calibrate(model, rows, features);
        return model;
    }

    private static bool IsForCalibration(in SentimentRow row) => (uint)(row.Key & 0xFFFF_FFFF) % CalibrationShare == 0;

    private static void Step(LinearClassifier model, float[] squares, ReadOnlySpan<uint> features, int label)
    {
        if (features.IsEmpty)
        {
            return;
        }

        Span<float> outputs = stackalloc float[model.Bias.Length];
        model.Output(features, outputs);
        SentimentScores scores = model.Scores(outputs, 1f);
        float scale = 1f / MathF.Sqrt(features.Length);
        for (int o = 0; o < outputs.Length; o++)
        {
            float error = (float)scores[model.Classes[o]] - (model.Classes[o] == label ? 1f : 0f);
            model.Bias[o] -= BiasRate * error;
            float gradient = error * scale;
            float square = gradient * gradient;
            float step = Rate * gradient;
            foreach (uint feature in features)
            {
                int at = ((int)(feature & (LinearClassifier.Buckets - 1)) * outputs.Length) + o;
                squares[at] += square;
                model.Weights[at] -= step / MathF.Sqrt(squares[at]);
            }
        }
    }

    private static float Calibrate(LinearClassifier model, IReadOnlyList<SentimentRow> rows, uint[] features)
    {
        List<(float[] Outputs, int Class)> kept = [];
        foreach (SentimentRow row in rows)
        {
            if (IsForCalibration(row))
            {
                float[] outputs = new float[model.Bias.Length];
                model.Output(features.AsSpan(0, TextFeatures.Extract(row.Text, features)), outputs);
                kept.Add((outputs, row.Class));
            }
        }

        float best = 1f;
        double least = double.PositiveInfinity;
        for (int i = 0; i <= 40 && kept.Count > 0; i++)
        {
            float temperature = 0.5f + (0.05f * i);
            double loss = kept.Sum(k => -Math.Log(Math.Max(1e-9, model.Scores(k.Outputs, temperature)[k.Class])));
            if (loss < least)
            {
                (best, least) = (temperature, loss);
            }
        }

        return best;
    }
}
