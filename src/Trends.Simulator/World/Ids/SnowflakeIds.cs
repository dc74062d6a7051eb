using System.Globalization;

namespace Trends.Simulator.World.Ids;

/// <summary>Decimal ids of milliseconds and a few bits below them, as on X, Mastodon and Discord.</summary>
/// <param name="bits">How many bits stand below the milliseconds.</param>
/// <param name="epochMilliseconds">What the milliseconds count from, in Unix milliseconds.</param>
public sealed class SnowflakeIds(int bits, long epochMilliseconds) : SortedIds(
    item => ((item.CreatedAt.ToUnixTimeMilliseconds() - epochMilliseconds) << bits) | (item.Number & ((1L << bits) - 1)),
    static key => key.ToString(CultureInfo.InvariantCulture),
    static id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long key) ? key : null);
