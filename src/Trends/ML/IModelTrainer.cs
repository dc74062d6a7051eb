namespace Trends.ML;

/// <summary>Knows how one model is trained and judged.</summary>
public interface IModelTrainer
{
    /// <summary>Gets the model's name, one of <see cref="ModelNames"/>.</summary>
    string Name { get; }

    /// <summary>Gets the revision of the code; a change of features, learner or artefact format changes it.</summary>
    string Code { get; }

    /// <summary>Gets the parameters as one line of text; part of the version.</summary>
    string Parameters { get; }

    /// <summary>Reads the training data.</summary>
    /// <param name="data">The data.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<ITrainingSet> ReadAsync(ITrainingData data, CancellationToken cancellationToken);
}
