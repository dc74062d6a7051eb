namespace Trends;

/// <summary>The fields of a kind, in a fixed order that cells follow.</summary>
/// <remarks>Source: the public interface, "Dataset folder".</remarks>
public sealed class CanonicalSchema
{
    private static readonly CanonicalSchema[] Schemas =
    [
        new(RecordKind.Posts, PostFields("publishedAt")),
        new(RecordKind.News, PostFields("publishedAt")),
        new(RecordKind.Signals,
        [
            new("term", "term", FieldType.Text, Required: true),
            new("region", "region", FieldType.Text),
            new("at", "at", FieldType.Instant, Required: true),
            new("value", "value", FieldType.Number),
        ]),
        new(RecordKind.Events,
        [
            new("id", "id", FieldType.Text),
            new("user", "user", FieldType.Text, Required: true, Person: true),
            new("kind", "kind", FieldType.Text, Required: true),
            new("item", "item", FieldType.Text, Required: true),
            new("at", "at", FieldType.Instant, Required: true),
            new("value", "value", FieldType.Number),
            new("text", "text", FieldType.Text, FreeText: true),
        ]),
        new(RecordKind.Campaigns,
        [
            new("campaign", "campaign", FieldType.Text, Required: true),
            new("channel", "channel", FieldType.Text, Required: true),
            new("date", "date", FieldType.Day, Required: true),
            new("spend", "spend", FieldType.Number, Required: true),
            new("impressions", "impressions", FieldType.Count),
            new("clicks", "clicks", FieldType.Count),
            new("conversions", "conversions", FieldType.Number),
            new("revenue", "revenue", FieldType.Number),
        ]),
        new(RecordKind.Labels,
        [
            new("id", "id", FieldType.Text),
            new("text", "text", FieldType.Text, Required: true, FreeText: true),
            new("label", "label", FieldType.Text, Required: true),
            new("language", "language", FieldType.Text),
        ]),
        new(RecordKind.Authors,
        [
            new("id", "id", FieldType.Text, Required: true, Person: true),
            new("platform", "platform", FieldType.Text),
            new("name", "name", FieldType.Text, Person: true),
            new("handle", "handle", FieldType.Text, Person: true),
            new("url", "url", FieldType.Text, Person: true),
            new("description", "description", FieldType.Text, FreeText: true),
            new("language", "language", FieldType.Text),
            new("createdAt", "created_at", FieldType.Instant),
            new("observedAt", "observed_at", FieldType.Instant),
            new("followers", "followers", FieldType.Count),
            new("following", "following", FieldType.Count),
            new("posts", "posts", FieldType.Count),
            new("verified", "verified", FieldType.Text),
        ]),
        new(RecordKind.Deletions,
        [
            new("id", "id", FieldType.Text),
            new("platform", "platform", FieldType.Text),
            new("author", "author", FieldType.Text, Person: true),
            new("deletedAt", "deleted_at", FieldType.Instant),
        ]),
    ];

    private readonly Dictionary<string, int> _indexes;

    private CanonicalSchema(RecordKind kind, CanonicalField[] fields)
    {
        Kind = kind;
        Fields = fields;
        _indexes = fields.Select((f, i) => (f.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        EventTime = kind switch
        {
            RecordKind.Posts or RecordKind.News => _indexes["publishedAt"],
            RecordKind.Signals or RecordKind.Events => _indexes["at"],
            RecordKind.Campaigns => _indexes["date"],
            _ => -1,
        };
    }

    /// <summary>Gets the kind.</summary>
    public RecordKind Kind { get; }

    /// <summary>Gets the fields in cell order.</summary>
    public IReadOnlyList<CanonicalField> Fields { get; }

    /// <summary>Gets the index of the field that says when it happened; -1 for labels, authors and deletions, which have none.</summary>
    public int EventTime { get; }

    /// <summary>Gives the schema of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static CanonicalSchema For(RecordKind kind) => Schemas[(int)kind];

    /// <summary>Gives a field's index.</summary>
    /// <param name="name">The field's name, camel case.</param>
    /// <returns>The index, or -1 when the kind has no such field.</returns>
    public int IndexOf(string name) => _indexes.GetValueOrDefault(name, -1);

    private static CanonicalField[] PostFields(string time) =>
    [
        new("id", "id", FieldType.Text),
        new("platform", "platform", FieldType.Text),
        new("author", "author", FieldType.Text, Person: true),
        new("publisher", "publisher", FieldType.Text),
        new("text", "text", FieldType.Text, Required: true, FreeText: true),
        new("title", "title", FieldType.Text, Required: true, FreeText: true),
        new("url", "url", FieldType.Text),
        new("language", "language", FieldType.Text),
        new(time, "published_at", FieldType.Instant, Required: true),
        new("observedAt", "observed_at", FieldType.Instant),
        new("likes", "likes", FieldType.Count),
        new("comments", "comments", FieldType.Count),
        new("shares", "shares", FieldType.Count),
        new("views", "views", FieldType.Count),
        new("hashtags", "hashtags", FieldType.TextList),
        new("media", "media", FieldType.TextList),
        new("parentId", "parent_id", FieldType.Text),
        new("item", "item", FieldType.Text),
        new("label", "label", FieldType.Text),
        new("category", "category", FieldType.Text),
    ];
}
