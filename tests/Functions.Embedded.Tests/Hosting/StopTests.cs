using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Functions.Embedded.Tests.Hosting;

[TestClass]
public sealed class StopTests
{
    [TestMethod]
    public async Task Stopping_lets_a_running_invocation_end_and_takes_no_new_one()
    {
        Gate gate = new();
        await using TestHost host = await StartAsync(gate, "00:00:10");
        Task<string> call = host.Client.GetStringAsync("/api/Slow");
        await gate.Entered.Task;

        Task stop = host.Host.StopAsync();
        await WaitUntilStoppingAsync(host);
        Assert.IsFalse(stop.IsCompleted);
        gate.Open.SetResult();

        Assert.AreEqual("ended", await call);
        await stop;
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => host.Client.GetStringAsync("/api/Slow"));
    }

    [TestMethod]
    public async Task Past_the_drain_time_the_tokens_of_running_invocations_are_cancelled()
    {
        Gate gate = new();
        await using TestHost host = await StartAsync(gate, "00:00:00.050");
        Task<HttpResponseMessage> call = host.Client.GetAsync("/api/Slow");
        await gate.Entered.Task;

        await host.Host.StopAsync();

        Assert.IsTrue(await gate.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.AreEqual(System.Net.HttpStatusCode.ServiceUnavailable, (await call).StatusCode);
    }

    private static Task<TestHost> StartAsync(Gate gate, string drainTime) =>
        TestHost.StartAsync([typeof(SlowFunction)], configure: b => b.Services.AddSingleton(gate), settings: ["--Embedded:DrainTime", drainTime]);

    private static async Task WaitUntilStoppingAsync(TestHost host)
    {
        TaskCompletionSource stopping = new();
        using CancellationTokenRegistration registration = host.Host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task;
    }

    public sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new();

        public TaskCompletionSource Open { get; } = new();

        public TaskCompletionSource<bool> Cancelled { get; } = new();
    }

    public sealed class SlowFunction(Gate gate)
    {
        [Function("Slow")]
        public async Task<string> Run([HttpTrigger] HttpRequest request, CancellationToken cancellationToken)
        {
            gate.Entered.TrySetResult();
            try
            {
                await gate.Open.Task.WaitAsync(cancellationToken);
                return "ended";
            }
            catch (OperationCanceledException)
            {
                gate.Cancelled.TrySetResult(true);
                throw;
            }
        }
    }
}
