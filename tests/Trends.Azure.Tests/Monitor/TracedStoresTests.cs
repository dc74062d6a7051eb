using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Trends.Monitoring;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Azure.Tests.Monitor;

[TestClass]
public sealed class TracedStoresTests
{
    [TestMethod]
    public async Task A_call_that_fails_is_told_by_its_type_and_reaches_the_caller()
    {
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == Telemetry.Source,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using ServiceProvider services = Services();
        IStateStore state = services.GetRequiredService<IStateStore>();

        await state.ReadAsync("t", "jane", "r", CancellationToken.None);
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => state.DeleteAsync("t", "jane", "r", WriteCondition.Always, CancellationToken.None));

        Activity[] told = [.. spans.Where(s => s.OperationName == Telemetry.Spans.State)];
        CollectionAssert.AreEqual(new[] { "read", "delete" }, told.Select(s => s.GetTagItem(Telemetry.Tags.Operation)).ToArray());
        Assert.AreEqual("InvalidOperationException", told[1].GetTagItem(Telemetry.Tags.ErrorType));
        Assert.DoesNotContain("jane", string.Join('|', told.SelectMany(s => s.TagObjects).Select(t => $"{t.Key}={t.Value}")) + told[1].StatusDescription);
    }

    [TestMethod]
    public async Task The_store_inside_is_let_go_of_with_the_container()
    {
        ServiceProvider services = Services();
        _ = services.GetRequiredService<IStateStore>();
        OneState inner = (OneState)services.GetRequiredKeyedService<IStateStore>("untraced");
        await services.DisposeAsync();

        Assert.IsTrue(inner.IsDisposed);
    }

    [TestMethod]
    public void Stores_that_are_not_registered_are_left_out()
    {
        using ServiceProvider services = Services();

        Assert.IsNull(services.GetService<ILake>());
    }

    private static ServiceProvider Services()
        => new ServiceCollection().AddMetrics().AddSingleton<IStateStore, OneState>().AddMonitoring().TraceStores().BuildServiceProvider();

    private sealed class OneState : IStateStore, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;

        public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken) => Task.FromResult<StateRow?>(null);

        public Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken) => throw new InvalidOperationException("jane's row");

        public Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
