namespace Trends.Simulator.World;

/// <summary>Which items to select; what is null selects all.</summary>
public sealed record WorldQuery
{
    /// <summary>Gets words that stand in the title or text, without regard to case; several words may stand apart but all must be there.</summary>
    public string? Text { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Text"/> may stand in the title too.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool InTitle { get; init; } = true;

    /// <summary>Gets a hashtag without <c>#</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Gets the author's index.</summary>
    public int? AuthorIndex { get; init; }

    /// <summary>Gets a section's name.</summary>
    public string? Section { get; init; }

    /// <summary>Gets a value indicating whether comments are left out (<see langword="true"/>) or everything else is (<see langword="false"/>).</summary>
    public bool? TopOnly { get; init; }

    /// <summary>Gets a language, ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>Says whether an item is selected.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Whether every condition holds.</returns>
    public bool Matches(WorldItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return (TopOnly is null || TopOnly == (item.Kind != ItemKind.Comment))
            && (AuthorIndex is null || AuthorIndex == item.AuthorIndex)
            && (Section is null || Section.Equals(item.Section, StringComparison.OrdinalIgnoreCase))
            && (Language is null || Language == item.Language)
            && (Tag is null || item.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
            && (Text is null || Holds(item, Text, InTitle));
    }

    private static bool Holds(WorldItem item, string text, bool inTitle)
    {
        // The first version decides: an edit only adds to it.
        string body = item.Text(DateTimeOffset.MinValue);
        string title = item.Kind == ItemKind.Comment || !inTitle ? "" : item.Title;
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w =>
            body.Contains(w, StringComparison.OrdinalIgnoreCase) || title.Contains(w, StringComparison.OrdinalIgnoreCase));
    }
}
