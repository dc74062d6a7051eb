namespace Trends.Quality.Rules;

/// <summary>What the cells of a field must keep to.</summary>
/// <param name="Field">The canonical field.</param>
/// <param name="Reason">The reason class of a cell that does not.</param>
/// <param name="Passes">Tells whether a cell does; given the cell, never null, and the clock.</param>
/// <param name="Expected">What would be right, for messages.</param>
public sealed record CellRule(string Field, string Reason, Func<object, DateTimeOffset, bool> Passes, string Expected);
