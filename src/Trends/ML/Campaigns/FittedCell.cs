namespace Trends.ML.Campaigns;

/// <summary>A curve with what it was fitted to.</summary>
/// <param name="History">The days.</param>
/// <param name="Curve">The curve.</param>
/// <param name="PriorFactor">The factor that the channel as a whole suggests.</param>
internal sealed record FittedCell(CellHistory History, ResponseCurve Curve, double PriorFactor)
{
    private const int Draws = 200;

    /// <summary>Gives the 95 % interval of one day's outcome: days are drawn again for the curve, and one of them for chance.</summary>
    /// <param name="spend">The day's spend.</param>
    public (double Lower, double Upper) Interval(double spend)
    {
        double expected = Curve.Value(spend), shape = Curve.Shape.Value(spend, Curve.Typical);
        int[] spent = [.. Enumerable.Range(0, History.Spends.Length).Where(i => History.Spends[i] > 0)];
        SplitMix chance = new((ulong)RowDigest.Hash($"{History.Campaign}\n{History.Channel}"));
        double[] draws = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            double outcomes = 0, shapes = 0, miss = 0;
            for (int i = 0; i < spent.Length; i++)
            {
                int day = spent[chance.NextInt(spent.Length)];
                double value = Curve.Shape.Value(History.Spends[day], Curve.Typical);
                outcomes += Math.Max(0, History.Outcomes[day] - Curve.Base);
                shapes += value;
                miss = (History.Outcomes[day] - Curve.Base - (Curve.Factor * value)) / Math.Sqrt(value);
            }

            double own = shapes > 0 ? outcomes / shapes : PriorFactor;
            double factor = CurveFitter.Shrink(own, PriorFactor, spent.Length);

            // Few days tell little of chance itself: the factor is spread by what two days leave open.
            factor *= Math.Exp(Normal(ref chance) * 0.5 / Math.Sqrt(spent.Length + 1));
            draws[draw] = Math.Max(0, Curve.Base + (factor * shape) + (miss * Math.Sqrt(shape)));
        }

        Array.Sort(draws);
        return (Math.Min(expected, draws[Draws / 40]), Math.Max(expected, draws[Draws - 1 - (Draws / 40)]));
    }

    private static double Normal(ref SplitMix chance)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += chance.NextDouble();
        }

        return sum;
    }
}
