namespace Trends.Serving.Intake;

/// <summary>An event as a client sent it, checked.</summary>
/// <param name="Id">Its id, the client's or made from its content.</param>
/// <param name="User">The user as the client knows it.</param>
/// <param name="Kind">What the user did.</param>
/// <param name="Item">What it was done to.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Value">A number to it; null for none.</param>
/// <param name="Text">A text to it; null for none.</param>
public sealed record IncomingEvent(string Id, string User, string Kind, string Item, DateTimeOffset At, double? Value, string? Text);
