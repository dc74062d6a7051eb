namespace Trends.Simulator.World;

/// <summary>What is drawn for an item, once.</summary>
internal readonly record struct WorldItemFacts(
    ItemKind Kind,
    int AuthorIndex,
    int TopicIndex,
    int ParentNumber,
    int RootNumber,
    int SectionIndex,
    DateTimeOffset CreatedAt,
    DateTimeOffset StatedAt,
    DateTimeOffset VisibleFrom,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    int FinalLikes,
    int OriginalNumber);
