namespace Trends.Serving.Trending;

/// <summary>What trends.</summary>
/// <param name="AsOf">The window's end, in UTC.</param>
/// <param name="Window">The window as asked for, such as <c>24h</c>.</param>
/// <param name="Items">The terms, the highest score first.</param>
/// <param name="Coverage">How much of what was asked of each platform for the window came; platforms that nothing was asked of, as with files, are left out.</param>
public sealed record TrendAnswer(DateTimeOffset AsOf, string Window, IReadOnlyList<TrendItem> Items, IReadOnlyList<TrendCoverage> Coverage);
