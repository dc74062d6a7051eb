using Trends.ML;
using Trends.ML.Registry;
using Trends.Pipeline;

namespace TrendFunctions.ML;

/// <summary>Tells how good trained models are: their measures, what they gain over the baseline, what they lose to the version that serves.</summary>
/// <param name="registry">Knows which measure decides.</param>
/// <param name="metrics">Is told.</param>
public sealed class ModelTelemetry(ModelRegistry registry, PipelineMetrics metrics)
{
    /// <summary>Tells of a trained model.</summary>
    /// <param name="trained">What training reported; without a version there is nothing to tell.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task NoteAsync(ModelReport trained, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trained);
        if (trained.Version is null || await registry.FindAsync(trained.Name, trained.Version, cancellationToken) is not { Manifest: { } made })
        {
            return;
        }

        foreach ((string measure, double value) in trained.Metrics)
        {
            metrics.Models.Measured(trained.Name, measure, value);
        }

        metrics.Models.Gained(trained.Name, made.Gain);
        ServingPointer? serving = await registry.FindServingAsync(trained.Name, cancellationToken);
        if (serving is not null && await registry.FindAsync(trained.Name, serving.Version, cancellationToken) is { Manifest: { } served })
        {
            metrics.Models.Drifted(trained.Name, -made.GainOver(served.Metrics[served.Primary]));
        }
    }
}
