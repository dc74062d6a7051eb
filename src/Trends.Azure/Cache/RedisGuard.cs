using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using StackExchange.Redis;

namespace Trends.Azure.Cache;

/// <summary>Asks Redis, and does without its answer where it is slow or away: no caller fails by it, and none waits longer than <see cref="CacheOptions.RedisTimeout"/>.</summary>
internal sealed partial class RedisGuard
{
    private const int Failures = 2;
    private readonly RedisConnection _connection;
    private readonly ResiliencePipeline _pipeline;

    /// <summary>Makes one that trusts Redis.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="options">How long to wait, and how long to leave Redis alone.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Is told when Redis goes and comes.</param>
    public RedisGuard(RedisConnection connection, IOptions<CacheOptions> options, TimeProvider clock, ILogger<RedisGuard> logger)
    {
        _connection = connection;
        TimeSpan pause = options.Value.RedisPause;
        CircuitBreakerStrategyOptions breaker = new()
        {
            MinimumThroughput = Failures,
            FailureRatio = 0.5,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = pause,
            ShouldHandle = arguments => new(arguments.Outcome.Exception is not (null or OperationCanceledException)),
            OnOpened = _ => Said(() => Log.Gone(logger, connection.Address, pause)),
            OnClosed = _ => Said(() => Log.Back(logger, connection.Address)),
        };
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(breaker).AddTimeout(options.Value.RedisTimeout).Build();
    }

    /// <summary>Asks.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="ask">Sends the command. What it sends must not be used again: a command that was given up may still be on its way.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Redis's answer; the default value where it gave none in time.</returns>
    public async ValueTask<T?> AskAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        Outcome<T> outcome = await _pipeline.ExecuteOutcomeAsync(
            static async (context, state) =>
            {
                try
                {
                    IDatabase database = await state._connection.DatabaseAsync(context.CancellationToken);
                    return Outcome.FromResult(await state.ask(database).WaitAsync(context.CancellationToken));
                }
                catch (Exception e)
                {
                    return Outcome.FromException<T>(e);
                }
            },
            context,
            (_connection, ask));
        ResilienceContextPool.Shared.Return(context);
        cancellationToken.ThrowIfCancellationRequested();
        return outcome.Exception is null ? outcome.Result : default;
    }

    private static ValueTask Said(Action say)
    {
        say();
        return default;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis at {Address} is out of reach: answers are cached in this process alone. It is tried again in {Pause}.")]
        public static partial void Gone(ILogger logger, RedisAddress address, TimeSpan pause);

        [LoggerMessage(2, LogLevel.Information, "Redis at {Address} answers again.")]
        public static partial void Back(ILogger logger, RedisAddress address);
    }
}
