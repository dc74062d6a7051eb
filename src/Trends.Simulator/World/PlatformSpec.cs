using Trends.Simulator.World.Ids;

namespace Trends.Simulator.World;

/// <summary>What the world needs to know of a platform to fill it.</summary>
/// <param name="Platform">The platform's stable name, lower case, such as <c>"mastodon"</c>; the first segment of its addresses.</param>
/// <param name="Ids">The form of its item ids.</param>
public sealed record PlatformSpec(string Platform, IdForm Ids)
{
    /// <summary>Gets what stands by itself here.</summary>
    /// <value>The default is <see cref="ItemKind.Post"/>.</value>
    public ItemKind TopKind { get; init; } = ItemKind.Post;

    /// <summary>Gets the share of comments among all items, from 0 to 0.9.</summary>
    public double CommentShare { get; init; }

    /// <summary>Gets the share of Korean topics, from 0 to 1.</summary>
    public double KoreanShare { get; init; } = 0.5;

    /// <summary>Gets the boards, feeds or communities that items are spread over.</summary>
    /// <value>Empty where the platform has none.</value>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Gets the form of an author's id, made of 64 stable bits and the author's handle.</summary>
    /// <value>The default is a decimal number.</value>
    public Func<ulong, string, string> AuthorId { get; init; } = static (bits, _) => $"{100_000_000 + (bits % 900_000_000)}";

    /// <summary>Gets a value indicating whether comments may answer comments.</summary>
    public bool Nested { get; init; } = true;

    /// <summary>Gets a value indicating whether the platform has items; one that tells of trends only has none.</summary>
    public bool HasItems { get; init; } = true;

    /// <summary>Gets which posts are a title and a link without a text: each one whose number this divides.</summary>
    /// <value>0, the default, for none; 1 for all.</value>
    public int LinkEvery { get; init; }
}
