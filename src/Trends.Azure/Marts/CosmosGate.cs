namespace Trends.Azure.Marts;

/// <summary>
/// Bounds how many rows of a bulk write are under way. When the container is throttled everything waits for as long as the service asks, and half as many go on;
/// while all gets through, more and more do.
/// </summary>
/// <param name="most">The most rows.</param>
/// <param name="clock">Measures the waits.</param>
internal sealed class CosmosGate(int most, TimeProvider clock)
{
    private const int Least = 10;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private readonly Lock _lock = new();
    private readonly Queue<(int Weight, TaskCompletionSource Turn)> _waiting = new();
    private readonly int _most = most;
    private int _limit = most;
    private int _inside;
    private int _passed;
    private DateTimeOffset _closedUntil;

    /// <summary>Gets how many rows may be under way now.</summary>
    public int Limit => _limit;

    /// <summary>Waits for a turn. After a cancelled wait the gate is of no more use.</summary>
    /// <param name="weight">How many rows come; more than the limit come alone.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public async ValueTask EnterAsync(int weight, CancellationToken cancellationToken)
    {
        Task? turn = null;
        lock (_lock)
        {
            if (_waiting.Count == 0 && Fits(weight))
            {
                _inside += weight;
            }
            else
            {
                TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Enqueue((weight, waiting));
                turn = waiting.Task;
            }
        }

        await (turn?.WaitAsync(cancellationToken) ?? Task.CompletedTask);
        for (TimeSpan pause = Pause(); pause > TimeSpan.Zero; pause = Pause())
        {
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    /// <summary>Gives a turn back.</summary>
    /// <param name="weight">How many rows went.</param>
    /// <param name="outcome">What came of it.</param>
    public void Leave(int weight, CosmosOutcome outcome)
    {
        lock (_lock)
        {
            _inside -= weight;
            if (outcome.IsThrottled)
            {
                Shrink(outcome.RetryAfter);
            }
            else if (outcome.IsAnswer && (_passed += weight) >= _limit)
            {
                _passed = 0;
                _limit = Math.Min(_most, _limit + Math.Max(1, _limit / 10));
            }

            while (_waiting.TryPeek(out (int Weight, TaskCompletionSource Turn) next) && Fits(next.Weight))
            {
                _waiting.Dequeue();
                _inside += next.Weight;
                next.Turn.SetResult();
            }
        }
    }

    private bool Fits(int weight) => _inside == 0 || _inside + weight <= _limit;

    private TimeSpan Pause()
    {
        lock (_lock)
        {
            return _closedUntil - clock.GetUtcNow();
        }
    }

    // The rows of one wave are throttled together and count once.
    private void Shrink(TimeSpan retryAfter)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now >= _closedUntil)
        {
            _limit = Math.Max(Math.Min(Least, _most), _limit / 2);
            _passed = 0;
            _closedUntil = now + (retryAfter > ShortestPause ? retryAfter : ShortestPause);
        }
    }
}
