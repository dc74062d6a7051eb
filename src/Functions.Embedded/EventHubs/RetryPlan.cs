using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.EventHubs;

/// <summary>How often and after which times a failed call is repeated.</summary>
/// <param name="MaxRetries">How often at most; -1 means without end.</param>
/// <param name="First">The time before the first repeat.</param>
/// <param name="Longest">The longest time; equal to the first where the time is fixed.</param>
internal sealed record RetryPlan(int MaxRetries, TimeSpan First, TimeSpan Longest)
{
    /// <summary>Applies where neither the function nor host.json says anything: 1, 2, 4, 8 and 16 seconds.</summary>
    public static readonly RetryPlan BuiltIn = new(5, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>Reads the plan of a function: its attribute, else host.json's <c>retry</c>, else the built-in one.</summary>
    public static RetryPlan Of(MethodInfo method, IConfiguration configuration) => method.GetCustomAttribute<RetryAttribute>() switch
    {
        FixedDelayRetryAttribute retry => Make(retry.MaxRetryCount, retry.DelayInterval, retry.DelayInterval),
        ExponentialBackoffRetryAttribute retry => Make(retry.MaxRetryCount, retry.MinimumInterval, retry.MaximumInterval),
        _ => FromHost(new HostJson(configuration, "retry")) ?? BuiltIn,
    };

    /// <summary>Gives the time before a repeat; null when there is none.</summary>
    /// <param name="failures">How often the call has failed, from 1.</param>
    public TimeSpan? DelayAfter(int failures)
    {
        if (MaxRetries >= 0 && failures > MaxRetries)
        {
            return null;
        }

        // Doubling stops early: 2^40 seconds is past any longest time, and the product must not overflow.
        double delay = First.Ticks * Math.Pow(2, Math.Min(failures - 1, 40));
        return delay >= Longest.Ticks ? Longest : TimeSpan.FromTicks((long)delay);
    }

    private static RetryPlan? FromHost(HostJson retry)
    {
        string? strategy = retry["strategy"];
        int count = retry.Number("maxRetryCount", BuiltIn.MaxRetries);
        return strategy switch
        {
            null => null,
            _ when strategy.Equals("fixedDelay", StringComparison.OrdinalIgnoreCase) =>
                Make(count, retry["delayInterval"] ?? "00:00:01", retry["delayInterval"] ?? "00:00:01"),
            _ when strategy.Equals("exponentialBackoff", StringComparison.OrdinalIgnoreCase) =>
                Make(count, retry["minimumInterval"] ?? "00:00:01", retry["maximumInterval"] ?? "00:01:00"),
            _ => throw new InvalidOperationException($"Setting retry:strategy is '{strategy}'; use 'fixedDelay' or 'exponentialBackoff'."),
        };
    }

    private static RetryPlan Make(int count, string first, string longest) => count < -1
        ? throw new InvalidOperationException($"A retry count of {count} has no meaning; use -1 for without end, or 0 and above.")
        : new RetryPlan(count, Time(first), Time(longest));

    private static TimeSpan Time(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero
            ? time
            : throw new InvalidOperationException($"'{text}' is no time between retries; write it as hh:mm:ss.");
}
