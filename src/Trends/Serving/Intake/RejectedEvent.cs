namespace Trends.Serving.Intake;

/// <summary>An event that was not taken.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Reason">Why.</param>
public sealed record RejectedEvent(int Index, string Reason);
