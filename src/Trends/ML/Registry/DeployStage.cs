using Microsoft.Extensions.Logging;
using Trends.Storage;

namespace Trends.ML.Registry;

/// <summary>Lets the better model serve.</summary>
/// <param name="lake">Holds the artefacts.</param>
/// <param name="registry">Holds the versions and the serving pointer.</param>
/// <param name="trainers">One a model.</param>
/// <param name="data">What models are judged on: the candidate's own data.</param>
/// <param name="logger">Is told once a model.</param>
public sealed partial class DeployStage(
    ILake lake,
    ModelRegistry registry,
    IEnumerable<IModelTrainer> trainers,
    ITrainingData data,
    ILogger<DeployStage> logger)
{
    /// <summary>Promotes a trained version when it beats its baseline and, where another version serves, that one on the same held-out rows.</summary>
    /// <param name="trained">What training reported.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The report with what was decided and, when it was not promoted, why.</returns>
    public async Task<ModelReport> PromoteAsync(ModelReport trained, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trained);
        if (trained.Version is null || await registry.FindAsync(trained.Name, trained.Version, cancellationToken) is not { } entry)
        {
            return trained;
        }

        ModelManifest candidate = entry.Manifest;
        string? serving = (await registry.FindServingAsync(trained.Name, cancellationToken))?.Version;
        (bool better, string reason) = serving == candidate.Version
            ? (false, "It serves already.")
            : !candidate.BeatsBaseline
                ? (false, FormattableString.Invariant($"It does not beat its baseline ({candidate.BaselineName}): {candidate.Primary} {candidate.Metrics[candidate.Primary]:0.####} against {candidate.Baseline[candidate.Primary]:0.####}."))
                : serving is null
                    ? (true, FormattableString.Invariant($"first to beat its baseline: {candidate.Primary} {candidate.Metrics[candidate.Primary]:0.####} against {candidate.Baseline[candidate.Primary]:0.####}"))
                    : await CompareAsync(candidate, serving, cancellationToken);
        if (better)
        {
            await registry.PromoteAsync(candidate.Name, candidate.Version, reason, cancellationToken);
        }

        Log.Decided(logger, candidate.Name, candidate.Version, better, reason);
        return trained with { Promoted = better, Skipped = better ? null : reason };
    }

    private async Task<(bool Better, string Reason)> CompareAsync(ModelManifest candidate, string serving, CancellationToken cancellationToken)
    {
        string path = ModelPaths.Artefact(candidate.Name, serving);
        if (await lake.FindAsync(path, cancellationToken) is null)
        {
            return (true, $"the artefact of serving version {serving} is gone");
        }

        ITrainingSet set = await trainers.First(t => t.Name == candidate.Name).ReadAsync(data, cancellationToken);
        double theirs;
        try
        {
            theirs = set.Evaluate(await File.ReadAllBytesAsync(await lake.GetLocalFileAsync(path, cancellationToken), cancellationToken))[candidate.Primary];
        }
        catch (InvalidDataException e)
        {
            return (true, $"serving version {serving} cannot be loaded any more: {e.Message}");
        }

        double ours = candidate.Metrics[candidate.Primary];
        string figures = FormattableString.Invariant($"{candidate.Primary} {ours:0.####} against {theirs:0.####} of serving version {serving} on the same held-out rows");
        return candidate.IsBetter(ours, theirs) ? (true, "better: " + figures) : (false, $"It is not better: {figures}.");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Judged {Model} version {Version}: promoted {Promoted}; {Reason}")]
        public static partial void Decided(ILogger logger, string model, string version, bool promoted, string reason);
    }
}
