using Azure.Core;
using Azure.Core.Pipeline;
using Trends.Servers;

namespace Trends.Azure.Tests.Accounts;

/// <summary>What goes wrong with calls to storage accounts.</summary>
internal static class StorageFaults
{
    /// <summary>Gets the faults that a client must overcome by itself.</summary>
    public static IEnumerable<object[]> Overcome { get; } = Rows(
    [
        Fault.Status(401),
        Fault.Status(408),
        Fault.Status(429, TimeSpan.Zero),
        Fault.Status(500),
        Fault.Status(503),
        Fault.Timeout,
        Fault.Torn,
        Fault.Status(408).AfterTheServerActed(),
        Fault.Status(500).AfterTheServerActed(),
        Fault.Status(503).AfterTheServerActed(),
        Fault.Timeout.AfterTheServerActed(),
        Fault.Torn.AfterTheServerActed(),
        Fault.TornAnswer,
    ]);

    /// <summary>Gets the faults that no storage account has and that the caller is told.</summary>
    public static IEnumerable<object[]> Told { get; } = Rows([Fault.Status(410), Fault.Status(449)]);

    /// <summary>Sends a client's requests through a handler, and makes its retries quick.</summary>
    /// <typeparam name="T">The client's options.</typeparam>
    public static Action<T> Through<T>(FaultyHandler handler)
        where T : ClientOptions => options =>
    {
        options.Transport = new HttpClientTransport(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
    };

    private static object[][] Rows(Fault[] faults) => [.. faults.Select(f => new object[] { f })];
}
