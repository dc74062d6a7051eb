using System.Globalization;

namespace TrendFunctions.Tests;

/// <summary>How often and when processes are killed: five times at moments of a fixed seed, unless <c>TRENDS_TEST_KILLS</c> and <c>TRENDS_TEST_SEED</c> say otherwise.</summary>
public sealed class KillPlan
{
    private readonly Random _random;

    public KillPlan(TestContext output)
    {
        Kills = Read("TRENDS_TEST_KILLS", 5);
        Seed = Read("TRENDS_TEST_SEED", 20260301);
        _random = new(Seed);
        output.WriteLine($"{Kills} kills, seed {Seed}");
    }

    public int Kills { get; }

    public int Seed { get; }

    public TimeSpan NextMoment(int from, int to) => TimeSpan.FromMilliseconds(_random.Next(from, to));

    private static int Read(string name, int absent)
        => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : absent;
}
