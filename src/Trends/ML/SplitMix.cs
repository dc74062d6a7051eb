namespace Trends.ML;

/// <summary>Seeded chance that is the same on every machine and runtime.</summary>
/// <param name="seed">The seed.</param>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Gives the next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Gives a number from 0, inclusive, to 1, exclusive.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Gives a whole number from 0, inclusive, to an end, exclusive.</summary>
    /// <param name="end">The end; positive.</param>
    public int NextInt(int end) => (int)(NextDouble() * end);
}
