using System.Globalization;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Instagram;

/// <summary>The ids of hashtags: static and global, as on Instagram. Only hashtags that somebody used have one.</summary>
internal static class InstagramHashtags
{
    /// <summary>Gives a hashtag's id, or null.</summary>
    public static string? IdOf(PlatformWorld world, string tag) =>
        Known(world).FirstOrDefault(t => t.Equals(tag, StringComparison.OrdinalIgnoreCase)) is { } known ? Id(known) : null;

    /// <summary>Gives the hashtag of an id, or null.</summary>
    public static string? TagOf(PlatformWorld world, string id) => Known(world).FirstOrDefault(t => Id(t) == id);

    private static IEnumerable<string> Known(PlatformWorld world) => world.Topics.Select(t => t.Tag).Concat(["일상", "news"]);

    private static string Id(string tag) => string.Create(CultureInfo.InvariantCulture, $"178{new Chance(0).For(tag).Bits(0) % 100_000_000_000_000:D14}");
}
