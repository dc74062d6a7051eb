using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by a schedule.</summary>
/// <param name="schedule">A six- or five-field NCRONTAB expression in UTC, a time span, or <c>%Setting%</c> naming one.</param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>Gets the schedule as written.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>Gets or sets a value indicating whether the schedule is remembered, so that a run missed while the host was down is made up. The default is true.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the function also runs when the host starts. The default is false.</summary>
    public bool RunOnStartup { get; set; }
}
