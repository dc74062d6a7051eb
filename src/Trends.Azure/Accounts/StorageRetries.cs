using Azure.Core;

namespace Trends.Azure.Accounts;

/// <summary>How calls to storage accounts are tried again.</summary>
internal static class StorageRetries
{
    /// <summary>Sets the retries of a client.</summary>
    /// <remarks>
    /// Seven more tries over about a minute bridge the failover of a partition or a throttled minute; an answer's <c>Retry-After</c> goes before
    /// the client's own delay. A try may take 100 s, enough for the largest body of one request at 160 KB/s.
    /// </remarks>
    /// <param name="options">The client's options.</param>
    public static void Apply(ClientOptions options)
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 7;
        options.Retry.Delay = TimeSpan.FromMilliseconds(400);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(30);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(100);
        options.AddPolicy(new UnauthorizedOncePolicy(), HttpPipelinePosition.PerCall);
        options.AddPolicy(new SendCountPolicy(), HttpPipelinePosition.PerRetry);
    }
}
