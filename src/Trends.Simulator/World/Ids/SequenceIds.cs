using System.Globalization;

namespace Trends.Simulator.World.Ids;

/// <summary>Ids that count up by one, as on Hacker News.</summary>
/// <param name="first">The id of the first item.</param>
/// <param name="format">Writes the number; decimal where null.</param>
/// <param name="parse">Reads the number; decimal where null.</param>
public sealed class SequenceIds(long first, Func<long, string>? format = null, Func<string, long?>? parse = null) : SortedIds(
    item => first + item.Number,
    format ?? (static key => key.ToString(CultureInfo.InvariantCulture)),
    parse ?? (static id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long key) ? key : null));
