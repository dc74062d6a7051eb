namespace Trends.Simulator.Faults;

/// <summary>A fault with its count of calls.</summary>
internal sealed class ActiveFault(Fault fault)
{
    private int _calls;

    public Fault Fault => fault;

    /// <summary>Gets the numbers that are withheld to be put in at the front, the oldest last.</summary>
    public Stack<int> Withheld { get; } = new();

    /// <summary>Gets the number of the item that was handed out last, or -1.</summary>
    public int LastServed { get; set; } = -1;

    /// <summary>Gets or sets a value indicating whether tokens were let expire.</summary>
    public bool TokensExpired { get; set; }

    /// <summary>Counts a call and says whether the fault meets it.</summary>
    public bool Meets(string path, DateTimeOffset now)
    {
        if (fault.Until <= now || !path.Contains(fault.Path, StringComparison.Ordinal))
        {
            return false;
        }

        int call = Interlocked.Increment(ref _calls);
        return call > fault.After && (fault.Times is null || call <= fault.After + fault.Times);
    }
}
