namespace Trends.Servers.Cosmos;

/// <summary>Something that goes wrong.</summary>
/// <param name="When">Which calls it happens to.</param>
/// <param name="Times">How often.</param>
/// <param name="Answer">What is answered instead; null when the answer never comes.</param>
/// <param name="IsWorkDone">Whether the work was done all the same, and only its answer is lost.</param>
/// <param name="IsTimeout">Whether an answer that never comes is waited for, until the client's limit; otherwise the connection breaks.</param>
public sealed record CosmosFault(Func<CosmosCall, bool> When, int Times, CosmosReply? Answer = null, bool IsWorkDone = false, bool IsTimeout = false)
{
    private int _left = Times;

    /// <summary>Tells whether it happens to a call now.</summary>
    public bool Strikes(CosmosCall call) => Volatile.Read(ref _left) > 0 && When(call) && Interlocked.Decrement(ref _left) >= 0;

    /// <summary>Gets a value indicating whether it has happened as often as it should.</summary>
    public bool IsOver => Volatile.Read(ref _left) <= 0;

    /// <summary>Gives what the client sees of an answer that never comes.</summary>
    public Exception Break() => IsTimeout
        ? new TaskCanceledException("The request was canceled due to the configured HttpClient.Timeout.", new TimeoutException())
        : new HttpRequestException("The connection broke.", new IOException("Connection reset by peer"));
}
