namespace Trends.ML.Sentiment;

/// <summary>Counts up how well scores fit labels.</summary>
internal sealed class SentimentMeasures
{
    private const int Bins = 15;
    private readonly int[] _confusion = new int[SentimentClasses.Count * SentimentClasses.Count];
    private readonly double[] _confidence = new double[Bins];
    private readonly int[] _right = new int[Bins];
    private readonly int[] _all = new int[Bins];
    private double _loss;
    private int _rows;

    /// <summary>Adds a scored row.</summary>
    /// <param name="scores">Its scores.</param>
    /// <param name="label">Its true class.</param>
    public void Add(SentimentScores scores, int label)
    {
        int guess = scores.Best;
        _rows++;
        _confusion[(label * SentimentClasses.Count) + guess]++;
        _loss -= Math.Log(Math.Max(1e-6, scores[label]));
        int bin = Math.Min(Bins - 1, (int)(scores[guess] * Bins));
        _all[bin]++;
        _right[bin] += guess == label ? 1 : 0;
        _confidence[bin] += scores[guess];
    }

    /// <summary>Writes the measures.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="suffix">What follows their names, such as <c>.ko</c>.</param>
    /// <param name="details">Whether to write precision and recall by class.</param>
    public void Write(IDictionary<string, double> to, string suffix, bool details)
    {
        double right = 0, f1 = 0, error = 0;
        int classes = 0;
        for (int c = 0; c < SentimentClasses.Count; c++)
        {
            int support = 0, guessed = 0;
            for (int other = 0; other < SentimentClasses.Count; other++)
            {
                support += Confused(c, other);
                guessed += Confused(other, c);
            }

            right += Confused(c, c);
            if (support == 0)
            {
                continue;
            }

            double recall = Confused(c, c) / (double)support;
            double precision = guessed == 0 ? 0 : Confused(c, c) / (double)guessed;
            f1 += recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision);
            classes++;
            if (details)
            {
                to[$"precision{suffix}.{SentimentClasses.Names[c]}"] = precision;
                to[$"recall{suffix}.{SentimentClasses.Names[c]}"] = recall;
            }
        }

        for (int bin = 0; bin < Bins; bin++)
        {
            error += Math.Abs(_confidence[bin] - _right[bin]);
        }

        to["rows" + suffix] = _rows;
        to["accuracy" + suffix] = right / Math.Max(1, _rows);
        to["macroF1" + suffix] = f1 / Math.Max(1, classes);
        to["logLoss" + suffix] = _loss / Math.Max(1, _rows);
        to["ece" + suffix] = error / Math.Max(1, _rows);
    }

    private int Confused(int label, int guess) => _confusion[(label * SentimentClasses.Count) + guess];
}
