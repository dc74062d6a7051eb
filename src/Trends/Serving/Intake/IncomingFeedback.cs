namespace Trends.Serving.Intake;

/// <summary>Feedback to a prediction, checked.</summary>
/// <param name="About">The prediction.</param>
/// <param name="Outcome">What came of it, as the client said.</param>
/// <param name="Comment">A comment; null for none.</param>
/// <param name="At">When it came in, in UTC.</param>
public sealed record IncomingFeedback(Prediction About, string Outcome, string? Comment, DateTimeOffset At);
