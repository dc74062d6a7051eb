using StackExchange.Redis;

namespace Trends.Azure.Cache;

/// <summary>How connections to Redis are made.</summary>
internal static class RedisConfiguration
{
    private const int ConnectMilliseconds = 2000;
    private const int LongestPauseMilliseconds = 5000;

    /// <summary>Makes the client's own settings.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="address">The server.</param>
    /// <param name="login">The identity's login; null for a password, or for nothing.</param>
    public static ConfigurationOptions Of(CacheOptions options, RedisAddress address, RedisLogin? login)
    {
        int timeout = (int)options.RedisTimeout.TotalMilliseconds;
        ConfigurationOptions configuration = new()
        {
            EndPoints = { { address.Host, address.Port } },
            ClientName = "trends",
            Ssl = !address.IsLoopback || !string.IsNullOrEmpty(options.RedisAuthority),
            SslHost = address.Host,

            // One connection for commands and what the server has to say; a new login is then a login of all there is.
            Protocol = RedisProtocol.Resp3,
            ConfigurationChannel = "",
            TieBreaker = "",

            // The app starts and serves without Redis: commands fail at once while there is none, and nothing waits in line for it.
            AbortOnConnectFail = false,
            BacklogPolicy = BacklogPolicy.FailFast,
            ConnectTimeout = ConnectMilliseconds,
            ConnectRetry = 1,
            ReconnectRetryPolicy = new ExponentialRetry(timeout, LongestPauseMilliseconds),
            AsyncTimeout = timeout,
            SyncTimeout = timeout,
        };
        if (login is not null)
        {
            configuration.Defaults = login;
        }
        else if (!string.IsNullOrEmpty(options.RedisPassword))
        {
            configuration.Password = options.RedisPassword;
        }

        if (!string.IsNullOrEmpty(options.RedisAuthority))
        {
            configuration.TrustIssuer(options.RedisAuthority);
        }

        return configuration;
    }
}
