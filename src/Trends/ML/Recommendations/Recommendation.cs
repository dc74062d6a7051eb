namespace Trends.ML.Recommendations;

/// <summary>An item for a user.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Score">Orders the items of one answer, greatest first; from 0, comparable within the answer only.</param>
/// <param name="Reason"><c>similar to …</c> with the item of the user's past that counts most, or <c>popular</c>.</param>
public sealed record Recommendation(string Item, double Score, string Reason);
