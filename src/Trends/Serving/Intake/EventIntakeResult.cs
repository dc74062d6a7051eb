namespace Trends.Serving.Intake;

/// <summary>What became of a request's events.</summary>
/// <param name="Accepted">How many were durably stored.</param>
/// <param name="Rejected">The others.</param>
public sealed record EventIntakeResult(int Accepted, IReadOnlyList<RejectedEvent> Rejected);
