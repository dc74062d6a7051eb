namespace Trends.ML.Campaigns;

/// <summary>What a campaign brings in a channel by what is spent: never falling, with diminishing returns.</summary>
/// <param name="Base">What comes without spend; 0 or more.</param>
/// <param name="Factor">What the shape is multiplied with; 0 or more.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Typical">The typical spend of a day; positive.</param>
internal sealed record ResponseCurve(double Base, double Factor, CurveShape Shape, double Typical)
{
    /// <summary>Gives what a spend brings.</summary>
    public double Value(double spend) => Base + (Factor * Shape.Value(spend, Typical));

    /// <summary>Gives what one unit of money more brings.</summary>
    public double Slope(double spend) => Factor * Shape.Slope(spend, Typical);

    /// <summary>Gives the spend at which one unit of money more brings so much; 0 where none does.</summary>
    public double SpendAt(double slope) => Factor <= 0 ? 0 : Math.Min(1e15, Shape.SpendAt(slope / Factor, Typical));
}
