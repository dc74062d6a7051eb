using Azure.Core;

namespace Trends.Azure.Rest;

/// <summary>How a service without a client library of its own is called: two more tries, a fifth of a second apart or as the service asks, each of 5 seconds at most.</summary>
internal sealed class ServiceOptions : ClientOptions
{
    /// <summary>Makes the defaults.</summary>
    public ServiceOptions()
    {
        Retry.MaxRetries = 2;
        Retry.Delay = TimeSpan.FromSeconds(0.2);
        Retry.MaxDelay = TimeSpan.FromSeconds(2);
        Retry.NetworkTimeout = TimeSpan.FromSeconds(5);
        Diagnostics.ApplicationId = "trends";
    }
}
