namespace Trends.ML;

/// <summary>Training data read and split, ready to train on.</summary>
public interface ITrainingSet
{
    /// <summary>Gets the hash of the content, 64 hex digits, the same for the same rows in any order.</summary>
    string Digest { get; }

    /// <summary>Gets how many rows there are, held-out ones included.</summary>
    long Rows { get; }

    /// <summary>Gets the time of the first row; null when rows have no time.</summary>
    DateTimeOffset? From { get; }

    /// <summary>Gets the time of the last row; null when rows have no time.</summary>
    DateTimeOffset? To { get; }

    /// <summary>Gets what is missing to train; null when nothing is.</summary>
    string? Lack { get; }

    /// <summary>Trains and evaluates; the same set gives the same bytes.</summary>
    /// <param name="cancellationToken">Stops the training.</param>
    TrainedModel Train(CancellationToken cancellationToken);

    /// <summary>Measures a saved model on this set's held-out rows.</summary>
    /// <param name="artefact">The model's bytes.</param>
    /// <returns>The same measures as <see cref="TrainedModel.Metrics"/>.</returns>
    IReadOnlyDictionary<string, double> Evaluate(ReadOnlyMemory<byte> artefact);
}
