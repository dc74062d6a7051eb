namespace Trends.ML.Forecasting;

/// <summary>The last stretch of a series that may be trained on, forecast by every method from what came before.</summary>
internal sealed class TailCase
{
    private readonly double[][] _forecasts;
    private readonly double[] _actual;
    private readonly Backtest _backtest;
    private readonly double _scale;

    public TailCase(ReadOnlySpan<double> values, int season, int tail)
    {
        ReadOnlySpan<double> past = values[..^tail];
        int length = season > 1 && past.Length >= season * 2 ? season : 1;
        IsSeasonal = length > 1;
        _actual = values[^tail..].ToArray();
        _forecasts = MethodSet.Run(past, length, tail);
        _backtest = Backtest.Run(past, length, tail);
        _scale = Math.Max(1e-9, Forecaster.Scale(past));
    }

    /// <summary>Gets a value indicating whether it has a season.</summary>
    public bool IsSeasonal { get; }

    /// <summary>Gives a method's mean absolute error in changes from step to step.</summary>
    public double MethodError(int method)
    {
        double sum = 0;
        for (int h = 0; h < _actual.Length; h++)
        {
            sum += Math.Abs(_forecasts[method][h] - _actual[h]);
        }

        return Math.Min(100, sum / _actual.Length / _scale);
    }

    /// <summary>Gives a combination's mean absolute error in changes from step to step.</summary>
    public double Error(double[] priors, double power) => Math.Min(100, ScaledErrors(priors, power).Average());

    /// <summary>Gives a combination's absolute errors by lead in changes from step to step.</summary>
    public double[] ScaledErrors(double[] priors, double power)
    {
        double[] weights = _backtest.Weights(priors, power);
        return [.. _actual.Select((actual, h) => Math.Abs(Backtest.Combine(_forecasts, weights, h) - actual) / _scale)];
    }
}
