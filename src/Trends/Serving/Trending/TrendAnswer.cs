namespace Trends.Serving.Trending;

/// <summary>What trends.</summary>
/// <param name="AsOf">The window's end, in UTC.</param>
/// <param name="Window">The window as asked for, such as <c>24h</c>.</param>
/// <param name="Items">The terms, the highest score first.</param>
public sealed record TrendAnswer(DateTimeOffset AsOf, string Window, IReadOnlyList<TrendItem> Items);
