using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Trends.Storage;

namespace Trends.ML.Registry;

/// <summary>Trains models into the lake and the registry.</summary>
/// <param name="lake">Takes artefacts and manifests.</param>
/// <param name="registry">Takes the versions.</param>
/// <param name="trainers">One a model.</param>
/// <param name="data">What is trained on.</param>
/// <param name="logger">Is told once a model.</param>
public sealed partial class TrainStage(
    ILake lake,
    ModelRegistry registry,
    IEnumerable<IModelTrainer> trainers,
    ITrainingData data,
    ILogger<TrainStage> logger)
{
    private static readonly Dictionary<string, double> None = [];

    /// <summary>Trains a model, unless the data are too few or the version they give is there.</summary>
    /// <param name="name">The model's name, one of <see cref="ModelNames"/>.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>What was done; never promoted.</returns>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    public async Task<ModelReport> TrainAsync(string name, CancellationToken cancellationToken)
    {
        IModelTrainer trainer = trainers.FirstOrDefault(t => t.Name == name)
            ?? throw new ArgumentException($"There is no model '{name}'. Models: {string.Join(", ", trainers.Select(t => t.Name))}.", nameof(name));
        ITrainingSet set = await trainer.ReadAsync(data, cancellationToken);
        if (set.Lack is { } lack)
        {
            Log.Lacking(logger, name, lack);
            return new(name, null, Promoted: false, lack, None, None);
        }

        string version = Version(trainer, set);
        if (await FindAsync(name, version, cancellationToken) is { } known)
        {
            await registry.RegisterAsync(known, cancellationToken);
            Log.Unchanged(logger, name, version);
            return new(name, version, Promoted: false, "The training data have not changed since this version was trained.", known.Metrics, known.Baseline);
        }

        TrainedModel model = set.Train(cancellationToken);
        ModelManifest manifest = new(
            name, version, set.From, set.To, set.Rows, set.Digest, trainer.Code, trainer.Parameters, model.Metrics, model.BaselineName,
            model.Baseline, model.Primary, model.HigherIsBetter, Convert.ToHexStringLower(SHA256.HashData(model.Artefact.Span)), model.Artefact.Length);
        await lake.WriteAsync(ModelPaths.Artefact(name, version), model.Artefact, WriteCondition.Always, cancellationToken);

        // The manifest comes last: a version without one was interrupted and is trained again.
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(manifest, ModelJson.Default.ModelManifest);
        await lake.WriteAsync(ModelPaths.Manifest(name, version), json, WriteCondition.Always, cancellationToken);
        await registry.RegisterAsync(manifest, cancellationToken);
        Log.Trained(logger, name, version, set.Rows, manifest.Primary, model.Metrics[model.Primary], model.Baseline[model.Primary]);
        return new(name, version, Promoted: false, Skipped: null, model.Metrics, model.Baseline);
    }

    private static string Version(IModelTrainer trainer, ITrainingSet set)
    {
        byte[] source = Encoding.UTF8.GetBytes($"{trainer.Name}\n{trainer.Code}\n{trainer.Parameters}\n{set.Digest}");
        return Convert.ToHexStringLower(SHA256.HashData(source))[..16];
    }

    private async Task<ModelManifest?> FindAsync(string name, string version, CancellationToken cancellationToken)
    {
        if (await lake.FindAsync(ModelPaths.Manifest(name, version), cancellationToken) is null
            || await lake.FindAsync(ModelPaths.Artefact(name, version), cancellationToken) is null)
        {
            return null;
        }

        await using Stream stream = await lake.OpenReadAsync(ModelPaths.Manifest(name, version), cancellationToken);
        return await JsonSerializer.DeserializeAsync(stream, ModelJson.Default.ModelManifest, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Trained {Model} version {Version} on {Rows} rows; {Measure} {Value}, baseline {Baseline}")]
        public static partial void Trained(ILogger logger, string model, string version, long rows, string measure, double value, double baseline);

        [LoggerMessage(LogLevel.Information, "Kept {Model} version {Version}; its training data have not changed")]
        public static partial void Unchanged(ILogger logger, string model, string version);

        [LoggerMessage(LogLevel.Warning, "Did not train {Model}: {Reason}")]
        public static partial void Lacking(ILogger logger, string model, string reason);
    }
}
