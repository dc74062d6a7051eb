using System.Globalization;

namespace Bench.Harness;

/// <summary>The figure that a result has to reach.</summary>
/// <param name="Limit">The figure, in the result's unit.</param>
/// <param name="IsLeast">Whether it is the least allowed; otherwise it is the most.</param>
internal sealed record Bar(double Limit, bool IsLeast)
{
    /// <summary>Makes a bar that a result must not fall below.</summary>
    public static Bar AtLeast(double limit) => new(limit, IsLeast: true);

    /// <summary>Makes a bar that a result must not pass.</summary>
    public static Bar AtMost(double limit) => new(limit, IsLeast: false);

    /// <summary>Tells whether a value reaches it.</summary>
    public bool IsMetBy(double value) => IsLeast ? value >= Limit : value <= Limit;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? '≥' : '≤')} {Limit:#,0.##}");
}
