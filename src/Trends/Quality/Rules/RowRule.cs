namespace Trends.Quality.Rules;

/// <summary>What the cells of a row must keep to among themselves. A row that does not is inconsistent, not unusable.</summary>
/// <param name="Name">The rule's name, as reports show it.</param>
/// <param name="Passes">Tells whether a row does; a rule about an empty cell is kept.</param>
public sealed record RowRule(string Name, Func<CanonicalRecord, bool> Passes);
