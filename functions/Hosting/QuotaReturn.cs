using Microsoft.Extensions.Hosting;
using Trends.Collect.Quota;

namespace TrendFunctions.Hosting;

/// <summary>Gives back, once everything else has stopped, what this instance took of quotas for calls that it will not make.</summary>
/// <param name="quotas">The quotas of all instances.</param>
internal sealed class QuotaReturn(QuotaGovernor quotas) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => quotas.ReturnLeasesAsync(cancellationToken);
}
