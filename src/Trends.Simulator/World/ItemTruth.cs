namespace Trends.Simulator.World;

/// <summary>What is true of an item, to hold a collector's result against.</summary>
/// <param name="Id">The id in the platform's own form.</param>
/// <param name="Kind">What it is.</param>
/// <param name="AuthorId">The author's id in the platform's own form.</param>
/// <param name="Title">The title; that of the post where the item is a comment.</param>
/// <param name="FirstText">The text as first written.</param>
/// <param name="FinalText">The text after its edit; the first text where there is none.</param>
/// <param name="Tags">The hashtags.</param>
/// <param name="ParentId">The id of what it answers, or null.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="StatedAt">When the platform says it was made; differs on impossible dates only.</param>
/// <param name="VisibleFrom">When it turns up.</param>
/// <param name="EditedAt">When it was edited, or null.</param>
/// <param name="DeletedAt">When it was deleted at the source, or null.</param>
/// <param name="RepeatsId">The id of the older item whose words it repeats, or null.</param>
public sealed record ItemTruth(
    string Id,
    ItemKind Kind,
    string AuthorId,
    string Title,
    string FirstText,
    string FinalText,
    IReadOnlyList<string> Tags,
    string? ParentId,
    DateTimeOffset CreatedAt,
    DateTimeOffset StatedAt,
    DateTimeOffset VisibleFrom,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    string? RepeatsId);
