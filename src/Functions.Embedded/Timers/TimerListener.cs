using Functions.Embedded.Hosting;
using Functions.Embedded.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Timers;

/// <summary>Runs the timers of the app while the host runs.</summary>
internal sealed class TimerListener(
    IFunctionCatalog catalog,
    IFunctionInvoker invoker,
    TimerStore store,
    IConfiguration configuration,
    IOptions<EmbeddedOptions> options,
    StartErrors errors,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<FunctionTimer> logger) : IHostedService, IDisposable
{
    private readonly List<FunctionTimer> _timers = [];

    // Callbacks run last in, first out: this one is set before the drain, registered by the invoker, can cut off a run.
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
    private Task _running = Task.CompletedTask;

    /// <summary>Reads the schedules; one that cannot be read is an error.</summary>
    public void Prepare()
    {
        foreach (FunctionDescriptor function in catalog.Functions)
        {
            if (function.Trigger is TimerTriggerAttribute trigger && Schedule(function, trigger) is { } schedule)
            {
                RetryPlan retry = RetryPlan.Of(function.Method, configuration);
                _timers.Add(new FunctionTimer(function, trigger, schedule, retry, invoker, store, clock, logger));
            }
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.RunsTimers)
        {
            // Each timer knows its next time before the host says that it has started.
            _timers.ForEach(timer => timer.Recall());
            _running = Task.WhenAll(_timers.Select(timer => Task.Run(() => timer.RunAsync(_stop.Token), CancellationToken.None)));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private TimerSchedule? Schedule(FunctionDescriptor function, TimerTriggerAttribute trigger)
    {
        string parameter = function.TriggerParameter.Name!;
        if (function.TriggerParameter.ParameterType != typeof(TimerInfo))
        {
            errors.Add(function.Name, parameter, $"a timer cannot give a {function.TriggerParameter.ParameterType.Name}", "make the parameter a TimerInfo");
            return null;
        }

        try
        {
            TimerSchedule schedule = TimerSchedule.Parse(SettingText.Resolve(configuration, trigger.Schedule));
            if (schedule.Next(clock.GetUtcNow()) is not null)
            {
                return schedule;
            }

            errors.Add(function.Name, parameter, $"its schedule '{schedule.Text}' never comes", "write one that does, such as 0 0 3 * * *");
        }
        catch (EmbeddedHostException e)
        {
            errors.Add(function.Name, parameter, "[TimerTrigger] cannot be read", e.Message);
        }
        catch (FormatException e)
        {
            errors.Add(function.Name, parameter, e.Message, "write {second} {minute} {hour} {day} {month} {day of week}, such as 0 0 3 * * *, or a time span such as 00:05:00");
        }

        return null;
    }
}
