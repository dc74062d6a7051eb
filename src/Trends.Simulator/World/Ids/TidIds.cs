using System.Globalization;

namespace Trends.Simulator.World.Ids;

/// <summary>Addresses of AT Protocol records: the author's DID and a timestamp of 13 characters that sort by time.</summary>
public sealed class TidIds : IdForm
{
    private const string Alphabet = "234567abcdefghijklmnopqrstuvwxyz";
    private const string Collection = "app.bsky.feed.post";

    private static readonly SortedIds Keys = new(
        // Microseconds above ten bits that a clock's id would fill; the number keeps items of one second apart.
        static item => ((item.CreatedAt.ToUnixTimeSeconds() * 1_000_000) + (item.Number % 1_000_000)) << 10,
        static key => key.ToString(CultureInfo.InvariantCulture),
        static id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long key) ? key : null);

    /// <summary>Writes an item's record key.</summary>
    /// <param name="item">The item.</param>
    /// <returns>13 characters of sortable base 32.</returns>
    public static string RecordKey(WorldItem item)
    {
        long key = long.Parse(Keys.Text(item), CultureInfo.InvariantCulture);
        return string.Create(13, key, static (span, value) =>
        {
            for (int i = 12; i >= 0; i--)
            {
                span[i] = Alphabet[(int)(value & 31)];
                value >>= 5;
            }
        });
    }

    /// <inheritdoc/>
    public override string Text(WorldItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return $"at://{item.Author.Id}/{Collection}/{RecordKey(item)}";
    }

    /// <inheritdoc/>
    public override int Find(IReadOnlyList<WorldItem> items, string id)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(id);
        long key = 0;
        foreach (char c in id.AsSpan(id.LastIndexOf('/') + 1))
        {
            int digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return -1;
            }

            key = (key << 5) | (uint)digit;
        }

        int number = key < 0 ? -1 : Keys.Find(items, key.ToString(CultureInfo.InvariantCulture));
        return number >= 0 && Text(items[number]) == id ? number : -1;
    }
}
