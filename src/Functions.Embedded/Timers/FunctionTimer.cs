using System.Collections.ObjectModel;
using Functions.Embedded.Hosting;
using Functions.Embedded.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Timers;

/// <summary>Runs one function by its schedule, one run at a time.</summary>
internal sealed partial class FunctionTimer(
    FunctionDescriptor function,
    TimerTriggerAttribute trigger,
    TimerSchedule schedule,
    RetryPlan retry,
    IFunctionInvoker invoker,
    TimerStore store,
    TimeProvider clock,
    ILogger logger)
{
    // A run that comes later than this is past due: the machine slept, or the run before took long.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    // Waits are cut short so that a clock that was set, or a machine that slept, is noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private TimerState? _state;
    private DateTimeOffset? _due;
    private bool _isMissed;

    /// <summary>Recalls the last run and decides when the next is due.</summary>
    public void Recall()
    {
        DateTimeOffset now = clock.GetUtcNow();
        _state = trigger.UseMonitor ? store.Read(function.Name) : null;
        if (_state is null || _state.Schedule != schedule.Text)
        {
            // Times of another schedule say nothing about what this one missed.
            Remember(null, now);
        }

        _isMissed = trigger.UseMonitor && _state!.Next <= now;
        _due = _isMissed || trigger.RunOnStartup ? now : _state!.Next;
    }

    /// <summary>Runs until stopped; a run that has begun is let end.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (_due is { } due)
            {
                await WaitAsync(due, stopping);
                bool isPastDue = _isMissed || clock.GetUtcNow() - due >= Late;
                _isMissed = false;
                await FireAsync(isPastDue, stopping);
                _due = _state!.Next;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops; what was due is made up at the next start.
        }
        catch (Exception e)
        {
            Log.Stopped(logger, e, function.Name);
        }
    }

    private async Task WaitAsync(DateTimeOffset due, CancellationToken stopping)
    {
        for (TimeSpan left = due - clock.GetUtcNow(); left > TimeSpan.Zero; left = due - clock.GetUtcNow())
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, clock, stopping);
        }

        stopping.ThrowIfCancellationRequested();
    }

    private async Task FireAsync(bool isPastDue, CancellationToken stopping)
    {
        DateTimeOffset now = clock.GetUtcNow();
        TimerInfo info = new() { IsPastDue = isPastDue, ScheduleStatus = trigger.UseMonitor ? Status(now) : null };
        for (int failures = 0; ; failures++)
        {
            FunctionInvocation invocation = new(function, info, ReadOnlyDictionary<string, object?>.Empty)
            {
                RetryCount = failures,
                MaxRetryCount = retry.MaxRetryCount,
            };

            try
            {
                // The invoker's own token lets a run end when the host stops.
                await invoker.InvokeAsync(invocation, CancellationToken.None);
                break;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // Cut off by the stop, so not done: left as due, it is made up at the next start.
                throw;
            }
            catch (Exception e) when (retry.Allows(failures + 1))
            {
                TimeSpan wait = retry.WaitAfter(failures + 1);
                Log.Retrying(logger, e, function.Name, failures + 1, wait);
                await Task.Delay(wait, clock, stopping);
            }
            catch (Exception e)
            {
                Log.Failed(logger, e, function.Name, failures + 1);
                break;
            }
        }

        Remember(now, clock.GetUtcNow());
    }

    private ScheduleStatus Status(DateTimeOffset now) => new()
    {
        Last = _state!.Last?.UtcDateTime ?? default,
        Next = (schedule.Next(now) ?? now).UtcDateTime,
        LastUpdated = _state.Updated.UtcDateTime,
    };

    private void Remember(DateTimeOffset? last, DateTimeOffset now)
    {
        // A schedule without a next time was refused at start; one that ends later waits for ever.
        _state = new TimerState(schedule.Text, last, schedule.Next(now) ?? DateTimeOffset.MaxValue, now);
        if (trigger.UseMonitor)
        {
            store.Write(function.Name, _state);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Timer '{Function}' failed {Failures} times; trying again after {Wait}.")]
        public static partial void Retrying(ILogger logger, Exception exception, string function, int failures, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Error, Message = "Timer '{Function}' failed {Failures} times; it waits for its next time.")]
        public static partial void Failed(ILogger logger, Exception exception, string function, int failures);

        [LoggerMessage(Level = LogLevel.Critical, Message = "Timer '{Function}' has stopped.")]
        public static partial void Stopped(ILogger logger, Exception exception, string function);
    }
}
