using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Pipeline;
using Trends.ML;
using Trends.ML.Registry;
using Trends.Pipeline;

namespace TrendFunctions.ML;

/// <summary>The activities of the train and deploy stages.</summary>
/// <param name="training">Trains.</param>
/// <param name="deployment">Promotes.</param>
/// <param name="progress">Is told how far it is.</param>
/// <param name="ledger">Takes what happened to a model in a run.</param>
/// <param name="telemetry">Is told how good it is.</param>
public sealed class ModelActivities(TrainStage training, DeployStage deployment, IRunProgress progress, RunLedger ledger, ModelTelemetry telemetry)
{
    /// <summary>Trains one model.</summary>
    /// <param name="input">The run and the model.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>Whether a new version came of it.</returns>
    [Function(nameof(TrainModel))]
    public async Task<bool> TrainModel([ActivityTrigger] ModelInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        progress.Advance(RunStages.Train, input.Model, 0);
        ModelReport report = await training.TrainAsync(input.Model, cancellationToken);
        progress.Advance(RunStages.Train, input.Model, 1);
        await telemetry.NoteAsync(report, cancellationToken);
        await ledger.NoteModelAsync(input.RunId, report, cancellationToken);
        return report is { Version: not null, Skipped: null };
    }

    /// <summary>Promotes one model's newest version if it is better than what serves.</summary>
    /// <param name="input">The run and the model.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether it was promoted.</returns>
    [Function(nameof(PromoteModel))]
    public async Task<bool> PromoteModel([ActivityTrigger] ModelInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);

        // A run of the deploy stage alone has trained nothing: what the data give now is what is put up for promotion.
        ModelReport trained = await ledger.FindModelAsync(input.RunId, input.Model, cancellationToken)
            ?? await training.TrainAsync(input.Model, cancellationToken);
        ModelReport report = await deployment.PromoteAsync(trained, cancellationToken);
        await ledger.NoteModelAsync(input.RunId, report, cancellationToken);
        return report.Promoted;
    }
}
