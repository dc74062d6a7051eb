namespace Trends.ML.Campaigns;

/// <summary>A concave way to respond to spend: a power, or a logarithm that saturates.</summary>
/// <param name="IsPower">Whether it is spend ^ parameter; otherwise log(1 + spend / (parameter × typical spend)).</param>
/// <param name="Parameter">The exponent, below 1; or the share of the typical spend.</param>
internal readonly record struct CurveShape(bool IsPower, double Parameter)
{
    /// <summary>Gets the shapes that are tried, in a fixed order.</summary>
    public static IReadOnlyList<CurveShape> All { get; } =
    [
        new(true, 0.3), new(true, 0.4), new(true, 0.5), new(true, 0.6), new(true, 0.7), new(true, 0.8), new(true, 0.9), new(true, 0.97),
        new(false, 0.25), new(false, 1), new(false, 4),
    ];

    /// <summary>Gets how unlikely each shape is before data: returns usually diminish a little.</summary>
    public static IReadOnlyList<double> UsualPenalties { get; } =
        [.. All.Select(s => s.IsPower ? 12 * (s.Parameter - 0.75) * (s.Parameter - 0.75) : 0.5 + (0.5 * Math.Abs(Math.Log(s.Parameter / 2))))];

    /// <summary>Gives the response to a spend, up to a factor.</summary>
    /// <param name="spend">The spend; 0 or more.</param>
    /// <param name="typical">The typical spend; positive.</param>
    public double Value(double spend, double typical) =>
        spend <= 0 ? 0 : IsPower ? Math.Pow(spend / typical, Parameter) : Math.Log(1 + (spend / (Parameter * typical)));

    /// <summary>Gives the response to one unit of money more.</summary>
    public double Slope(double spend, double typical) => IsPower
        ? Parameter / typical * Math.Pow(Math.Max(spend / typical, 1e-3), Parameter - 1)
        : 1 / ((Parameter * typical) + spend);

    /// <summary>Gives the spend at which one unit of money more brings so much.</summary>
    public double SpendAt(double slope, double typical) => IsPower
        ? typical * Math.Pow(Parameter / (typical * slope), 1 / (1 - Parameter))
        : Math.Max(0, (1 / slope) - (Parameter * typical));
}
