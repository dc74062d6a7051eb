using System.Globalization;

namespace Trends.Collect.Quota;

/// <summary>Names that no other write of any instance has, and pauses that no two instances share.</summary>
/// <param name="chance">Gives numbers from 0, inclusive, to 1, exclusive.</param>
internal sealed class WriteNames(Func<double> chance)
{
    private readonly string _instance = string.Concat(Enumerable.Range(0, 3).Select(_ => ((int)(chance() * 0x100_0000)).ToString("x6", CultureInfo.InvariantCulture)));
    private long _count;

    internal string Next() => string.Create(CultureInfo.InvariantCulture, $"{_instance}-{Interlocked.Increment(ref _count):x}");

    /// <summary>Waits before another attempt: not at all at first, then a random part of a time that doubles.</summary>
    internal Task PauseAsync(int attempt, TimeSpan unit, TimeProvider clock, CancellationToken cancellationToken)
    {
        TimeSpan most = attempt is 0 ? TimeSpan.Zero : unit * Math.Pow(2, Math.Min(attempt, 6));
        return most <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(most * chance(), clock, cancellationToken);
    }
}
