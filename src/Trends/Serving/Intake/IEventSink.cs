namespace Trends.Serving.Intake;

/// <summary>Takes what clients sent into the event stream.</summary>
public interface IEventSink
{
    /// <summary>Publishes events; they are durably stored when the call returns.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task PublishAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken);

    /// <summary>Publishes feedback; it is durably stored when the call returns.</summary>
    /// <param name="feedback">The feedback.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task PublishAsync(IncomingFeedback feedback, CancellationToken cancellationToken);

    /// <summary>Publishes predictions; they are durably stored when the call returns.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task PublishAsync(IReadOnlyList<Prediction> predictions, CancellationToken cancellationToken);
}
