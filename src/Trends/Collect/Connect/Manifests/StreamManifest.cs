using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Collect.Connect.Manifests;

/// <summary>One stream of a platform: any other <c>.json</c> file in the platform's folder.</summary>
/// <param name="Stream">The stream's name: lower case, hyphens.</param>
/// <param name="Kind">The kind of its records.</param>
/// <param name="About">What it gives, in a sentence.</param>
/// <param name="Records">Where its records are.</param>
/// <param name="Fields">Where each canonical field comes from, as in a dataset's manifest.</param>
/// <param name="Request">The request of a page; null for a stream that is pushed only.</param>
/// <param name="Push">How the platform sends its records by itself; null where it does not.</param>
/// <param name="Paging">How the next page is asked for; one page by default.</param>
/// <param name="Increment">How a read goes on where the last one ended; null reads everything each time.</param>
/// <param name="Query">What <c>{query}</c> stands for, such as a search term or a blog's name; null where the stream takes none.</param>
/// <param name="Slice">The longest stretch of time a request may ask for; longer windows are cut. Null for no end.</param>
/// <param name="Retention">How far back the platform answers; null for no end.</param>
/// <param name="Quotas">The platform's quotas that a call counts for; all of them by default.</param>
/// <param name="Cost">How much a call takes of them, where they count points; 1 by default.</param>
/// <param name="OwnOnly">Where records name their author, for a stream that falls back to one's own posts when it may not read others'; null elsewhere.</param>
/// <param name="ParentAt">Where a record holds what streams about its comments ask by; a text such as <c>{record.owner_id} {record.id}</c> where it takes several values, which <c>{query:1}</c> and <c>{query:2}</c> then stand for. Null where no stream does.</param>
/// <param name="Code">The name of the class beside the manifest that does what data cannot say; null for none.</param>
/// <param name="Lookup">How its posts are asked for by id, to learn what was deleted; null where that cannot be done.</param>
/// <param name="NoLookup">Why they cannot be asked for; null where they can, or where the platform's reason holds.</param>
/// <param name="Schema">The address of this file's schema, for editors: <c>../stream.schema.json</c>; null for none.</param>
public sealed record StreamManifest(
    string Stream,
    string Kind,
    string About,
    RecordsPlan Records,
    JsonElement Fields,
    RequestPlan? Request = null,
    PushPlan? Push = null,
    PagingPlan? Paging = null,
    IncrementPlan? Increment = null,
    QueryFacts? Query = null,
    TimeSpan? Slice = null,
    TimeSpan? Retention = null,
    IReadOnlyList<string>? Quotas = null,
    double Cost = 1,
    string? OwnOnly = null,
    string? ParentAt = null,
    string? Code = null,
    LookupUse? Lookup = null,
    NoLookup? NoLookup = null,
    [property: JsonPropertyName("$schema")] string? Schema = null)
{
    /// <summary>Gets a value indicating whether its records are items of RSS or Atom.</summary>
    [JsonIgnore]
    public bool IsFeed => Request?.IsFeed ?? Push?.IsFeed == true;

    /// <summary>Gets a value indicating whether it can be asked for.</summary>
    [JsonIgnore]
    public bool IsPolled => Request is not null;
}
