namespace Trends.ML.Recommendations;

/// <summary>The items for a user.</summary>
/// <param name="User">The user as asked for.</param>
/// <param name="IsKnown">Whether the model has a past of this user; without one all items are the popular ones.</param>
/// <param name="Items">The items, best first, none of them seen by the user.</param>
public sealed record RecommendationList(string User, bool IsKnown, IReadOnlyList<Recommendation> Items);
