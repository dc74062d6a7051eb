namespace Trends.ML;

/// <summary>Something a user did with an item.</summary>
/// <param name="User">The user's pseudonym.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Kind">What the user did, such as <c>view</c> or <c>rating</c>.</param>
/// <param name="Value">The event's value, such as the rating; null when it has none.</param>
/// <param name="At">When, in UTC.</param>
public sealed record Interaction(string User, string Item, string Kind, double? Value, DateTimeOffset At);
