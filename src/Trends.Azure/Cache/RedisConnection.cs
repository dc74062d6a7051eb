using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Trends.Azure.Cache;

/// <summary>The connection to Redis: made aside so that no start waits for it, made again when it is lost, and logged in anew before its token ends.</summary>
internal sealed partial class RedisConnection : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);
    private readonly ConfigurationOptions _configuration;
    private readonly RedisLogin? _login;
    private readonly TimeProvider _clock;
    private readonly ILogger<RedisConnection> _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<Task> _keeping;
    private ConnectionMultiplexer? _redis;
    private bool _mustLogIn;
    private bool _disposed;

    /// <summary>Makes one that is not connected yet.</summary>
    /// <param name="options">The server.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Is told what goes wrong.</param>
    /// <param name="login">The identity's login; null where a password, or nothing, opens the server.</param>
    public RedisConnection(IOptions<CacheOptions> options, TimeProvider clock, ILogger<RedisConnection> logger, RedisLogin? login = null)
    {
        Address = RedisAddress.Find(options.Value.RedisEndpoint)!;
        _configuration = RedisConfiguration.Of(options.Value, Address, login);
        (_clock, _logger, _login) = (clock, logger, login);
        _keeping = new(() => Task.Run(KeepAsync));
    }

    /// <summary>Gets the server's address.</summary>
    public RedisAddress Address { get; }

    /// <summary>Gives the database; while the first connection is being made, waits for it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RedisConnectionException">There is no connection now.</exception>
    public async ValueTask<IDatabase> DatabaseAsync(CancellationToken cancellationToken)
    {
        _ = _keeping.Value;
        if (!_tried.Task.IsCompleted)
        {
            await _tried.Task.WaitAsync(cancellationToken);
        }

        return _redis is { IsConnected: true } redis
            ? redis.GetDatabase()
            : throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, CommandFlags.None, $"There is no connection to Redis at {Address}.");
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = _keeping.Value;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The container knows it by two names, and lets go of each.
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _stop.CancelAsync();
        if (_keeping.IsValueCreated)
        {
            await _keeping.Value;
        }

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }

        _stop.Dispose();
    }

    private async Task KeepAsync()
    {
        using PeriodicTimer beat = new(Beat, _clock);
        try
        {
            do
            {
                await TryAsync();
                _tried.TrySetResult();
            }
            while (await beat.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The app ends.
        }

        _tried.TrySetResult();
    }

    private async Task TryAsync()
    {
        try
        {
            _mustLogIn |= _login is not null && await _login.RenewAsync(_stop.Token);
            if (_redis is null)
            {
                // Comes back without a connection where there is no server yet, and goes on trying.
                _redis = await ConnectionMultiplexer.ConnectAsync(_configuration);
            }
            else if (_mustLogIn && _redis.IsConnected)
            {
                await _redis.GetServers()[0].ExecuteAsync("AUTH", _login!.User!, _login.Password!);
            }

            _mustLogIn = false;
        }
        catch (Exception e) when (e is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            Log.NotLoggedIn(_logger, e, Address, (int)Beat.TotalSeconds);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Could not log in to Redis at {Address}; trying again in {Seconds} s.")]
        public static partial void NotLoggedIn(ILogger logger, Exception error, RedisAddress address, int seconds);
    }
}
