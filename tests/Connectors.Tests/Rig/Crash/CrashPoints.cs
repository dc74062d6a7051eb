namespace Connectors.Tests.Rig.Crash;

/// <summary>Counts the moments at which a process may end, and ends it at one of them: from then on nothing is called or written any more, until it is revived.</summary>
internal sealed class CrashPoints
{
    private readonly Lock _gate = new();
    private readonly Queue<int> _at = new();
    private bool _isDead;

    /// <summary>Gets how many moments have passed.</summary>
    public int Passed { get; private set; }

    /// <summary>Gets where it ended, in order.</summary>
    public List<string> Ends { get; } = [];

    /// <summary>Lets it end at a moment, counted from now; several are counted one after the other.</summary>
    public void EndAt(int moment) => _at.Enqueue(moment);

    /// <summary>Starts the process again; counting begins anew.</summary>
    public void Revive()
    {
        lock (_gate)
        {
            _isDead = false;
            Passed = 0;
        }
    }

    /// <summary>Passes a moment.</summary>
    /// <exception cref="CrashException">It ends here, or has ended.</exception>
    public void Pass(string at)
    {
        lock (_gate)
        {
            if (_isDead)
            {
                throw new CrashException(at);
            }

            Passed++;
            if (_at.TryPeek(out int end) && Passed >= end)
            {
                _at.Dequeue();
                _isDead = true;
                Ends.Add(at);
                throw new CrashException(at);
            }
        }
    }
}
