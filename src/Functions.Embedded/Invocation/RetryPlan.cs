using System.Globalization;
using System.Reflection;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.Invocation;

/// <summary>How often, and after which waits, a failed invocation is tried again.</summary>
/// <param name="MaxRetryCount">How often; 0 means never, −1 without end.</param>
/// <param name="First">The first wait.</param>
/// <param name="Longest">The longest wait; equal to the first for a fixed delay.</param>
internal sealed record RetryPlan(int MaxRetryCount, TimeSpan First, TimeSpan Longest)
{
    /// <summary>Never again.</summary>
    public static readonly RetryPlan None = new(0, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Takes the attribute of a function; without one the <c>retry</c> section of host.json; without that, none.</summary>
    public static RetryPlan Of(MethodInfo method, IConfiguration configuration) =>
        method.GetCustomAttribute<RetryAttribute>() switch
        {
            FixedDelayRetryAttribute a => Fixed(a.MaxRetryCount, a.DelayInterval),
            ExponentialBackoffRetryAttribute a => Exponential(a.MaxRetryCount, a.MinimumInterval, a.MaximumInterval),
            _ => OfHost(configuration.GetSection(HostJson.Section + ":retry")),
        };

    /// <summary>Tells whether to try again after some failures.</summary>
    public bool Allows(int failures) => MaxRetryCount < 0 || failures <= MaxRetryCount;

    /// <summary>Gives the wait after some failures: the first wait, doubled by each further failure up to the longest.</summary>
    public TimeSpan WaitAfter(int failures)
    {
        double ticks = First.Ticks * Math.Pow(2, Math.Min(failures - 1, 62));
        return ticks >= Longest.Ticks ? Longest : TimeSpan.FromTicks((long)ticks);
    }

    private static RetryPlan OfHost(IConfigurationSection retry) =>
        retry["strategy"]?.ToUpperInvariant() switch
        {
            null => None,
            "FIXEDDELAY" => Fixed(Count(retry), Need(retry, "delayInterval")),
            "EXPONENTIALBACKOFF" => Exponential(Count(retry), Need(retry, "minimumInterval"), Need(retry, "maximumInterval")),
            _ => throw new EmbeddedHostException($"host.json: retry.strategy '{retry["strategy"]}' is unknown. Write fixedDelay or exponentialBackoff."),
        };

    private static RetryPlan Fixed(int count, string delay)
    {
        TimeSpan wait = RetryInterval.Parse(delay, nameof(delay));
        return new RetryPlan(count, wait, wait);
    }

    private static RetryPlan Exponential(int count, string minimum, string maximum) =>
        new(count, RetryInterval.Parse(minimum, nameof(minimum)), RetryInterval.Parse(maximum, nameof(maximum)));

    private static int Count(IConfigurationSection retry) =>
        int.TryParse(Need(retry, "maxRetryCount"), CultureInfo.InvariantCulture, out int count)
            ? count
            : throw new EmbeddedHostException($"host.json: retry.maxRetryCount '{retry["maxRetryCount"]}' is no number. Write how often to try again, −1 for without end.");

    private static string Need(IConfigurationSection retry, string name) =>
        retry[name] ?? throw new EmbeddedHostException($"host.json: retry.{name} is missing. The strategy {retry["strategy"]} needs it.");
}
