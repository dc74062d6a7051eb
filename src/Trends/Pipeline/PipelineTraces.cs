using System.Diagnostics;

namespace Trends.Pipeline;

/// <summary>The product's own spans. None is made while nobody listens.</summary>
public static class PipelineTraces
{
    /// <summary>Gets the source.</summary>
    public static ActivitySource Source { get; } = new(Telemetry.Source);

    /// <summary>Starts a span of an answer that holds predictions.</summary>
    /// <param name="route">The route, without its values.</param>
    /// <param name="model">The model's name.</param>
    /// <returns>The span; null while nobody listens.</returns>
    public static Activity? Prediction(string route, string model)
        => Source.StartActivity(Telemetry.Spans.Prediction)?.SetTag(Telemetry.Tags.Route, route).SetTag(Telemetry.Tags.Model, model);

    /// <summary>Marks a span as failed, by the type of what was thrown: its message may quote data.</summary>
    /// <param name="span">The span; null does nothing.</param>
    /// <param name="thrown">What was thrown.</param>
    public static void Fail(Activity? span, Exception thrown)
    {
        ArgumentNullException.ThrowIfNull(thrown);
        span?.SetStatus(ActivityStatusCode.Error).SetTag(Telemetry.Tags.ErrorType, thrown.GetType().Name);
    }
}
