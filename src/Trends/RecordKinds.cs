namespace Trends;

/// <summary>The names of the kinds as paths, manifests and clients write them.</summary>
public static class RecordKinds
{
    private static readonly string[] Names = ["posts", "news", "signals", "events", "campaigns", "labels", "authors", "deletions"];

    /// <summary>Gets every kind, in pipeline order.</summary>
    public static IReadOnlyList<RecordKind> All { get; } = Enum.GetValues<RecordKind>();

    /// <summary>Gets the kinds that are checked, cleaned and loaded: all but authors and deletions, which stay raw.</summary>
    public static IReadOnlyList<RecordKind> Staged { get; } = [.. All.Where(IsStaged)];

    /// <summary>Gives a kind's name, lower case.</summary>
    /// <param name="kind">The kind.</param>
    public static string Name(this RecordKind kind) => Names[(int)kind];

    /// <summary>Reads a kind's name.</summary>
    /// <param name="name">The name, lower case.</param>
    /// <param name="kind">The kind, when the name is one.</param>
    /// <returns>Whether the name is one.</returns>
    public static bool TryParse(string? name, out RecordKind kind)
    {
        int index = Array.IndexOf(Names, name);
        kind = (RecordKind)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Tells whether records of a kind go further than raw.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsStaged(this RecordKind kind) => kind is not (RecordKind.Authors or RecordKind.Deletions);

    /// <summary>Tells whether records of a kind carry text that trends are read from.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsPostLike(this RecordKind kind) => kind is RecordKind.Posts or RecordKind.News;
}
