namespace Trends.Simulator.World;

/// <summary>A post, comment or article, the same for every dialect. Holds numbers only; its words are made when asked for.</summary>
public sealed class WorldItem
{
    internal WorldItem(PlatformWorld world, int number, in WorldItemFacts facts)
    {
        World = world;
        Number = number;
        Kind = facts.Kind;
        AuthorIndex = facts.AuthorIndex;
        TopicIndex = facts.TopicIndex;
        ParentNumber = facts.ParentNumber;
        RootNumber = facts.RootNumber;
        SectionIndex = facts.SectionIndex;
        CreatedAt = facts.CreatedAt;
        StatedAt = facts.StatedAt;
        VisibleFrom = facts.VisibleFrom;
        EditedAt = facts.EditedAt;
        DeletedAt = facts.DeletedAt;
        FinalLikes = facts.FinalLikes;
        OriginalNumber = facts.OriginalNumber;
    }

    /// <summary>Gets the platform's part of the world.</summary>
    public PlatformWorld World { get; }

    /// <summary>Gets the item's place in the platform's world: from 0, in order of creation.</summary>
    public int Number { get; }

    /// <summary>Gets what the item is.</summary>
    public ItemKind Kind { get; }

    /// <summary>Gets when the item was made; whole seconds, UTC. Items are numbered in this order.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Gets when the platform says that the item was made.</summary>
    /// <value><see cref="CreatedAt"/>, or an impossible date on the few items of <see cref="HasSkewedDate"/>.</value>
    public DateTimeOffset StatedAt { get; }

    /// <summary>Gets when the item turns up in answers.</summary>
    /// <value><see cref="CreatedAt"/>, or later on late items.</value>
    public DateTimeOffset VisibleFrom { get; }

    /// <summary>Gets when the author changed the text, if ever.</summary>
    public DateTimeOffset? EditedAt { get; }

    /// <summary>Gets when the item was deleted at the source, if ever; a comment goes with its parent.</summary>
    public DateTimeOffset? DeletedAt { get; }

    /// <summary>Gets the likes that the item will have in the end.</summary>
    public int FinalLikes { get; }

    /// <summary>Gets a value indicating whether <see cref="StatedAt"/> is impossible.</summary>
    public bool HasSkewedDate => StatedAt != CreatedAt;

    /// <summary>Gets a value indicating whether the item turns up after younger ones did.</summary>
    public bool IsLate => VisibleFrom != CreatedAt;

    /// <summary>Gets a value indicating whether the item is a title and a link without a text.</summary>
    public bool IsLink => Kind != ItemKind.Comment && World.Spec.LinkEvery > 0 && Number % World.Spec.LinkEvery == 0;

    /// <summary>Gets the item's id in the platform's own form.</summary>
    public string Id => World.Spec.Ids.Text(this);

    /// <summary>Gets the author.</summary>
    public WorldAuthor Author => World.Author(AuthorIndex);

    /// <summary>Gets what the item speaks of.</summary>
    public WorldTopic Topic => World.Topics[TopicIndex];

    /// <summary>Gets the language of the text, ISO 639-1.</summary>
    public string Language => WorldText.Language(this);

    /// <summary>Gets the title of a post or article; that of the post where the item is a comment.</summary>
    public string Title => WorldText.Title(Root);

    /// <summary>Gets the hashtags without <c>#</c>, lower case; may be empty.</summary>
    public IReadOnlyList<string> Tags => IsLink ? [] : WorldText.Tags(this);

    /// <summary>Gets the page outside of the platform that an article or link post leads to.</summary>
    public string Link => $"https://site{AuthorIndex % 40}.example.com/{World.Spec.Platform}/{Number}";

    /// <summary>Gets the address of a picture, or null.</summary>
    public string? Image => Chance.Below(20, 4) == 0 ? $"https://media.example.com/{World.Spec.Platform}/{Number}.jpg" : null;

    /// <summary>Gets what a comment answers.</summary>
    /// <value>Null for what stands by itself.</value>
    public WorldItem? Parent => ParentNumber < 0 ? null : World.Items[ParentNumber];

    /// <summary>Gets the post that a comment belongs to; the item itself where it stands by itself.</summary>
    public WorldItem Root => RootNumber < 0 ? this : World.Items[RootNumber];

    /// <summary>Gets the board, feed or community; empty where the platform has none.</summary>
    public string Section => SectionIndex < 0 ? "" : World.Spec.Sections[SectionIndex];

    /// <summary>Gets the older item whose words this one repeats under an id of its own, as a syndicated article does.</summary>
    /// <value>Null for nearly all.</value>
    public WorldItem? Original => OriginalNumber < 0 ? null : World.Items[OriginalNumber];

    internal int AuthorIndex { get; }

    internal int TopicIndex { get; }

    internal int ParentNumber { get; }

    internal int RootNumber { get; }

    internal int SectionIndex { get; }

    internal int OriginalNumber { get; }

    internal Chance Chance => World.Chance.For(Number);

    // What repeats another item draws its words from the same chance.
    internal Chance WordChance => World.Chance.For(OriginalNumber < 0 ? Number : OriginalNumber);

    /// <summary>Gets the text as it stands at one moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Plain text; the edited one from <see cref="EditedAt"/> on; empty where <see cref="IsLink"/>.</returns>
    public string Text(DateTimeOffset at) => IsLink ? "" : WorldText.Body(this, EditedAt <= at);

    /// <summary>Gets the likes, points or hearts at one moment; they never fall.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Zero or more.</returns>
    public int Likes(DateTimeOffset at) => Grown(FinalLikes, at);

    /// <summary>Gets how often the item was shared until one moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Zero or more.</returns>
    public int Shares(DateTimeOffset at) => Grown(FinalLikes / (3 + Chance.Below(21, 6)), at);

    /// <summary>Gets how often the item was seen until one moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Zero or more, never fewer than the likes.</returns>
    public long Views(DateTimeOffset at) => (long)Likes(at) * (12 + Chance.Below(22, 60));

    /// <summary>Gets the number of comments that can be seen at one moment, those under comments included where the item is a post.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Zero or more.</returns>
    public int Comments(DateTimeOffset at) => World.CountComments(this, at);

    /// <summary>Gets a value indicating whether the item can be seen at one moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Whether it is out and not deleted.</returns>
    public bool IsVisible(DateTimeOffset at) => VisibleFrom <= at && !(DeletedAt <= at) && World.IsShown(Number);

    /// <summary>Gets a value indicating whether the item was seen and then deleted.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Whether it is gone at that moment.</returns>
    public bool IsDeleted(DateTimeOffset at) => (DeletedAt <= at && DeletedAt > VisibleFrom) || World.IsRemoved(Number);

    // Attention comes soon and ebbs away: nine tenths within 15 hours.
    private int Grown(int final, DateTimeOffset at) =>
        at <= VisibleFrom ? 0 : (int)(final * (1 - Math.Exp(-(at - VisibleFrom).TotalHours / 6.5)));
}
