namespace Trends.ML.Forecasting;

/// <summary>What the trend model learns from many series.</summary>
/// <param name="PlainWeights">The weight of each method before a series' own backtest, without season.</param>
/// <param name="SeasonalWeights">The same for series with a season.</param>
/// <param name="Power">How much a series' own backtest counts: 0 not at all; weights go with its error to the minus this.</param>
/// <param name="Width">Half an interval's width one step ahead, in mean absolute changes from step to step.</param>
/// <param name="Growth">The exponent with which widths grow by the steps ahead.</param>
internal sealed record TrendParameters(double[] PlainWeights, double[] SeasonalWeights, double Power, double Width, double Growth)
{
    /// <summary>Gets what serves until a model is trained; weights by the methods' usual ranks.</summary>
    public static TrendParameters Default { get; } = new(
        [0.2, 0.2, 0.3, 0.3],
        [0.1, 0.25, 0.2, 0.25, 0.1, 0.05, 0.05],
        Power: 2,
        Width: 2.5,
        Growth: 0.35);
}
