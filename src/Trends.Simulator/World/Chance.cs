namespace Trends.Simulator.World;

/// <summary>Chance without state: the same seed and draw always give the same number, in any order and on any thread.</summary>
/// <param name="seed">What the draws are made from.</param>
internal readonly struct Chance(ulong seed)
{
    /// <summary>Gets the chance of one part, such as one item, independent of every other part.</summary>
    public Chance For(long part) => new(Mix(seed ^ Mix((ulong)part)));

    /// <summary>Gets the chance of a named part.</summary>
    public Chance For(string part)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        ulong hash = 14695981039346656037;
        foreach (char c in part)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return For((long)hash);
    }

    /// <summary>Draws 64 bits.</summary>
    public ulong Bits(int draw) => Mix(seed + ((ulong)(draw + 1) * 0x9E3779B97F4A7C15));

    /// <summary>Draws from 0 (in) to 1 (out).</summary>
    public double Unit(int draw) => (Bits(draw) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Draws from 0 (in) to <paramref name="bound"/> (out).</summary>
    public int Below(int draw, int bound) => (int)(Unit(draw) * bound);

    /// <summary>Draws one of the values.</summary>
    public T Pick<T>(int draw, ReadOnlySpan<T> values) => values[Below(draw, values.Length)];

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
