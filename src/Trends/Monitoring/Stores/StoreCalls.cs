using System.Diagnostics;
using Trends.Pipeline;

namespace Trends.Monitoring.Stores;

/// <summary>Puts a span and a count around calls of one store.</summary>
/// <param name="store">The store's name, which is its span's too.</param>
/// <param name="metrics">Is told of each call.</param>
internal sealed class StoreCalls(string store, PipelineMetrics metrics)
{
    /// <summary>Runs a call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call.</param>
    public async Task<T> RunAsync<T>(string operation, Func<Task<T>> call)
    {
        using Activity? span = Start(operation);
        try
        {
            return await call();
        }
        catch (Exception e)
        {
            PipelineTraces.Fail(span, e);
            throw;
        }
    }

    /// <summary>Runs a call that gives nothing.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call.</param>
    public Task RunAsync(string operation, Func<Task> call) => RunAsync<object?>(operation, async () =>
    {
        await call();
        return null;
    });

    /// <summary>Counts a call and starts its span.</summary>
    /// <param name="operation">The operation.</param>
    public Activity? Start(string operation)
    {
        metrics.Stores.Called(store, operation);
        return PipelineTraces.Source.StartActivity(store, ActivityKind.Client)?.SetTag(Telemetry.Tags.Store, store).SetTag(Telemetry.Tags.Operation, operation);
    }

    /// <summary>Counts bytes.</summary>
    /// <param name="operation"><c>read</c> or <c>write</c>.</param>
    /// <param name="bytes">How many.</param>
    public void Moved(string operation, long bytes) => metrics.Stores.Moved(store, operation, bytes);
}
