namespace Trends.Serving.Trending;

/// <summary>Tails of the negative binomial distribution, in logarithms so that no burst is too strong to be told from another.</summary>
internal static class NegativeBinomial
{
    private static readonly double[] Lanczos =
        [676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];

    /// <summary>Gives log10 P(X ≥ count).</summary>
    /// <param name="count">The count, 0 or more.</param>
    /// <param name="mean">The mean, above 0.</param>
    /// <param name="shape">The shape, above 0: the greater, the nearer to Poisson.</param>
    public static double Log10Upper(long count, double mean, double shape) =>
        count <= 0 ? 0 : LogBeta(mean / (mean + shape), count, shape) / Math.Log(10);

    /// <summary>Gives log10 P(X ≤ count).</summary>
    public static double Log10Lower(long count, double mean, double shape) =>
        LogBeta(shape / (mean + shape), shape, count + 1) / Math.Log(10);

    // Logarithm of the regularised incomplete beta function I_x(a, b).
    private static double LogBeta(double x, double a, double b)
    {
        double front = (a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b);
        return x < (a + 1) / (a + b + 2)
            ? front - Math.Log(a) + Math.Log(Fraction(x, a, b))
            : Math.Log(Math.Max(1 - (Math.Exp(front) * Fraction(1 - x, b, a) / b), 1e-300));
    }

    // The continued fraction, by Lentz's method.
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1;
        double d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        double h = d;
        for (int m = 1; m <= 500; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-12)
            {
                break;
            }
        }

        return Math.Max(h, Tiny);

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    private static double LogGamma(double x)
    {
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        }

        x -= 1;
        double sum = 0.99999999999980993;
        for (int i = 0; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x + i + 1);
        }

        double t = x + Lanczos.Length - 0.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
