using System.Collections.Concurrent;

namespace Trends.Simulator;

/// <summary>Every request that came in. Counts cover all; the requests themselves are kept up to a capacity, the oldest go first.</summary>
public sealed class SimulatorLog
{
    private readonly ConcurrentQueue<SimulatorRequest> _requests = new();
    private readonly ConcurrentDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private readonly int _capacity;

    internal SimulatorLog(int capacity) => _capacity = capacity;

    /// <summary>Gets the requests that are kept, the oldest first.</summary>
    public IReadOnlyCollection<SimulatorRequest> Requests => _requests.ToArray();

    /// <summary>Gets the requests to one platform that are kept.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <returns>The oldest first.</returns>
    public IReadOnlyList<SimulatorRequest> Of(string platform) => [.. _requests.Where(r => r.Platform == platform)];

    /// <summary>Counts the requests to a platform since the start, whether or not they are kept.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <returns>Zero or more.</returns>
    public long Count(string platform) => _tallies.TryGetValue(platform, out Tally? tally) ? Interlocked.Read(ref tally.All) : 0;

    /// <summary>Counts the requests that a limit or quota block refused since the start, whether or not they are kept.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <returns>Zero or more.</returns>
    public long Rejected(string platform) => _tallies.TryGetValue(platform, out Tally? tally) ? Interlocked.Read(ref tally.Rejected) : 0;

    /// <summary>Forgets all requests and counts.</summary>
    public void Clear()
    {
        _requests.Clear();
        _tallies.Clear();
    }

    internal void Add(SimulatorRequest request)
    {
        Tally tally = _tallies.GetOrAdd(request.Platform, static _ => new());
        Interlocked.Increment(ref tally.All);
        if (request.RejectedByLimit)
        {
            Interlocked.Increment(ref tally.Rejected);
        }

        _requests.Enqueue(request);
        while (_requests.Count > _capacity && _requests.TryDequeue(out _))
        {
        }
    }

    private sealed class Tally
    {
        public long All;
        public long Rejected;
    }
}
