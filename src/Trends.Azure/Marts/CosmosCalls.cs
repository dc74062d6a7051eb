using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trends.Pipeline;

namespace Trends.Azure.Marts;

/// <summary>
/// Calls Cosmos DB until there is an answer. The SDK's own patience with a throttled container ends after nine attempts of a call; here a bulk write goes on
/// while any of its rows get through, so that autoscale has the time to grow.
/// </summary>
/// <param name="options">How long to go on.</param>
/// <param name="clock">Measures it.</param>
/// <param name="sessions">What reads ask to see.</param>
/// <param name="metrics">Is told what calls are charged; null where nobody counts.</param>
/// <param name="logger">Says what was tried again.</param>
internal sealed partial class CosmosCalls(IOptions<CosmosMartsOptions> options, TimeProvider clock, CosmosSessions sessions, StoreMetrics? metrics, ILogger<CosmosCalls> logger)
{
    private const int TokenAttempts = 3;
    private const int SessionAttempts = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // Of a throttled container the service itself says when to come again.
    private static readonly TimeSpan LongestWaitThrottled = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<string, long> _progress = new(StringComparer.Ordinal);

    /// <summary>Makes a call of its own.</summary>
    /// <param name="container">The container's name, for messages.</param>
    /// <param name="send">One attempt.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TrendsException">There was no answer for longer than <see cref="CosmosMartsOptions.RetryFor"/>, or one that does not pass by itself.</exception>
    public Task<CosmosAnswer<ResponseMessage>> SendAsync(string container, Func<Task<ResponseMessage>> send, CancellationToken cancellationToken) =>
        SendAsync(container, options.Value.RetryFor, send, cancellationToken);

    /// <summary>Makes a call of its own with a patience of its own.</summary>
    /// <param name="container">The container's name, for messages.</param>
    /// <param name="patience">How long to go on.</param>
    /// <param name="send">One attempt.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TrendsException">There was no answer for longer, or one that does not pass by itself.</exception>
    public Task<CosmosAnswer<ResponseMessage>> SendAsync(string container, TimeSpan patience, Func<Task<ResponseMessage>> send, CancellationToken cancellationToken) =>
        SendAsync(container, gate: null, weight: 1, patience, send, CosmosOutcome.Of, cancellationToken);

    /// <summary>Makes a call that is part of a bulk write.</summary>
    /// <typeparam name="T">The SDK's response.</typeparam>
    /// <param name="container">The container's name, for messages.</param>
    /// <param name="gate">Bounds how many rows are under way.</param>
    /// <param name="weight">How many rows the call has.</param>
    /// <param name="send">One attempt.</param>
    /// <param name="outcome">Reads a response.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TrendsException">No row got through for longer than <see cref="CosmosMartsOptions.GiveUpAfter"/>, or there was an answer that does not pass by itself.</exception>
    public Task<CosmosAnswer<T>> SendAsync<T>(
        string container, CosmosGate gate, int weight, Func<Task<T>> send, Func<T, CosmosOutcome> outcome, CancellationToken cancellationToken)
        where T : IDisposable => SendAsync(container, gate, weight, options.Value.GiveUpAfter, send, outcome, cancellationToken);

    private async Task<CosmosAnswer<T>> SendAsync<T>(
        string container, CosmosGate? gate, int weight, TimeSpan patience, Func<Task<T>> send, Func<T, CosmosOutcome> outcome, CancellationToken cancellationToken)
        where T : IDisposable
    {
        long began = clock.GetTimestamp();
        bool unsure = false;
        for (int attempt = 1; ; attempt++)
        {
            await (gate?.EnterAsync(weight, cancellationToken) ?? ValueTask.CompletedTask);
            (T? response, CosmosOutcome found, Exception? cause) = await TryAsync(send, outcome, cancellationToken);
            gate?.Leave(weight, found);
            metrics?.Charged(gate is null ? "call" : "bulk", found.Charge);
            if (found.IsAnswer)
            {
                _progress[container] = clock.GetTimestamp();
                return new(response!, unsure);
            }

            response?.Dispose();
            unsure |= found.IsUnsure;
            long since = gate is null ? began : Math.Max(began, _progress.GetValueOrDefault(container));
            TimeSpan waited = clock.GetElapsedTime(since);
            bool again = found.Passes ? waited < patience : (int)found.Status == 401 && attempt < TokenAttempts;
            if (!again)
            {
                throw new TrendsException(Explain(container, found, waited), cause ?? new CosmosException(found.Error, found.Status, found.SubStatus, "", 0));
            }

            if (found.IsBehindSession && attempt == SessionAttempts)
            {
                // Replicas catch up in milliseconds. A container that was restored never will.
                sessions.Forget(container);
            }

            TimeSpan wait = Wait(attempt, found);
            Log.TriedAgain(logger, container, (int)found.Status, found.SubStatus, attempt, wait.TotalMilliseconds);
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private static async Task<(T? Response, CosmosOutcome Outcome, Exception? Cause)> TryAsync<T>(
        Func<Task<T>> send, Func<T, CosmosOutcome> outcome, CancellationToken cancellationToken)
    {
        try
        {
            T response = await send();
            return (response, outcome(response), null);
        }
        catch (CosmosException e)
        {
            return (default, CosmosOutcome.Of(e), e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (default, CosmosOutcome.None(e), e);
        }
    }

    // At least as long as the service asked for; longer each time, and never for all at the same moment.
    private static TimeSpan Wait(int attempt, CosmosOutcome found)
    {
        TimeSpan wait = FirstWait * Math.Pow(2, Math.Min(attempt - 1, 10));
        TimeSpan longest = found.IsThrottled ? LongestWaitThrottled : LongestWait;
        wait = wait < longest ? wait : longest;
        return (found.RetryAfter > wait ? found.RetryAfter : wait) * (1 + (RandomNumberGenerator.GetInt32(500) / 1000.0));
    }

    private static string Explain(string container, CosmosOutcome found, TimeSpan waited) => (int)found.Status switch
    {
        _ when found.IsMissing => CosmosMessages.Missing(container),
        429 => $"Container '{container}' was throttled and let no write through for {waited.TotalSeconds:0} s. Raise its autoscale maximum (RU/s), or Marts:GiveUpAfter.",
        401 => $"Cosmos DB did not accept the identity's token for container '{container}'. Check that the account's tenant is that of the identity, and the clock of this machine.",
        403 => $"Cosmos DB does not let this identity into container '{container}'. Give it the role 'Cosmos DB Built-in Data Contributor' on the account, and check the account's firewall.",
        413 => $"A row of container '{container}' is larger than Cosmos DB's 2 MB. Shorten its texts.",
        _ when found.Passes => $"Container '{container}' gave no answer for {waited.TotalSeconds:0} s, at last status {(int)found.Status}/{found.SubStatus}. Check that the address in Marts:CosmosEndpoint can be reached, and the account's state.",
        _ => $"Container '{container}' answered with status {(int)found.Status}/{found.SubStatus}: {found.Error}",
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Container {Container} answered {Status}/{SubStatus} to attempt {Attempt}; trying again after {Milliseconds:0} ms.")]
        public static partial void TriedAgain(ILogger logger, string container, int status, int subStatus, int attempt, double milliseconds);
    }
}
