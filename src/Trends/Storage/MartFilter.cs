namespace Trends.Storage;

/// <summary>A condition on a mart's rows, small enough for every store to translate, values always as parameters.</summary>
public abstract record MartFilter
{
    /// <summary>Compares a column with a value.</summary>
    /// <param name="Column">The column's name.</param>
    /// <param name="Operator">How.</param>
    /// <param name="Value">With what, of the column's .NET type; null goes with equality alone.</param>
    public sealed record Compare(string Column, MartOperator Operator, object? Value) : MartFilter;

    /// <summary>Tests a text column against a part of text, with regard to case.</summary>
    /// <param name="Column">The column's name.</param>
    /// <param name="Place">Where the part must stand.</param>
    /// <param name="Part">The part.</param>
    public sealed record Like(string Column, MartMatch Place, string Part) : MartFilter;

    /// <summary>Tests whether a column has one of several values.</summary>
    /// <param name="Column">The column's name.</param>
    /// <param name="Values">The values, 1 to 1,000.</param>
    public sealed record In(string Column, IReadOnlyList<object> Values) : MartFilter;

    /// <summary>Holds when all parts hold.</summary>
    /// <param name="Parts">The parts, at least one.</param>
    public sealed record And(IReadOnlyList<MartFilter> Parts) : MartFilter;

    /// <summary>Holds when any part holds.</summary>
    /// <param name="Parts">The parts, at least one.</param>
    public sealed record Or(IReadOnlyList<MartFilter> Parts) : MartFilter;

    /// <summary>Holds when a part does not.</summary>
    /// <param name="Part">The part.</param>
    public sealed record Not(MartFilter Part) : MartFilter;
}
