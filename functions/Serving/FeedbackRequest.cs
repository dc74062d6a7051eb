namespace TrendFunctions.Serving;

/// <summary>What <c>POST api/feedback</c> takes.</summary>
/// <param name="PredictionId">The id of a prediction, as its answer gave it.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Comment">A comment; null for none.</param>
public sealed record FeedbackRequest(string PredictionId, string Outcome, string? Comment);
