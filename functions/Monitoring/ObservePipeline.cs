using Microsoft.Azure.Functions.Worker;

namespace TrendFunctions.Monitoring;

/// <summary>Looks every minute at how the pipeline stands; one instance does it for all.</summary>
/// <param name="probe">Looks.</param>
public sealed class ObservePipeline(PipelineProbe probe)
{
    /// <summary>Measures freshness, runs and stores.</summary>
    /// <param name="timer">The schedule.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(ObservePipeline))]
    public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => probe.LookAsync(cancellationToken);
}
