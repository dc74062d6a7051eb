using System.Text.Json;

namespace Trends.Collect.Connect.Manifests;

/// <summary>How a stream is pushed. Texts are filled as those of requests, with <c>{cursor}</c> for where the last connection ended.</summary>
/// <param name="Transport">The way.</param>
/// <param name="Rules">What a message is, the first rule that fits first. What none fits is set aside with its reason, never dropped.</param>
/// <param name="Host">Where to connect, such as <c>wss://{setting.jetstream}</c>; the platform's base address without it, where one of its settings is empty, and where the settings give another base address.</param>
/// <param name="Path">The path below that.</param>
/// <param name="Query">Query parameters; one whose value comes to nothing is left out.</param>
/// <param name="Send">What is sent once a WebSocket is open, as JSON whose texts are filled; null for nothing.</param>
/// <param name="Each">The path to the parts of a message that rules are for, such as <c>$.entry[*].changes[*]</c>; texts of records may name what is around a part as <c>{parent.time}</c>. The whole message by default.</param>
/// <param name="Queries">How queries share connections.</param>
/// <param name="Contains">Where a message holds the text that one of the queries has to stand in, for a platform that sends everything; the query <c>*</c> takes all. Null where the platform itself looks for queries.</param>
/// <param name="CursorAt">Where a message holds where to go on after a break; null where the platform sends nothing twice, and the next poll closes the gap.</param>
/// <param name="FirstCursor">The cursor of the very first connection, such as <c>{now:epochUs}</c>: what comes between it and the second one is not lost then. Null for none.</param>
/// <param name="Rewind">How much is taken off a numeric cursor, so that nothing falls between two connections.</param>
/// <param name="Silence">After how long without a sign of life the connection counts as dead.</param>
/// <param name="Quotas">The platform's quotas that a connection counts for; none by default.</param>
/// <param name="LocalId">Where a record holds an id of the sending server's own by which it tells of deletions, other than the record's canonical id; null where they are the same.</param>
/// <param name="Needs">The secrets of the platform that a connection needs although reading does without; none by default.</param>
/// <param name="IsAnonymous">Whether no credentials are shown, as at servers of somebody else.</param>
/// <param name="IsFeed">Whether messages are Atom: items are rewritten as those of feeds, in a list <c>parts</c>.</param>
/// <param name="Code">The name of the class that has to be asked before a connection, such as one that tells the platform the queries; null for none.</param>
public sealed record PushPlan(
    PushTransport Transport,
    IReadOnlyList<PushRule> Rules,
    string? Host = null,
    string? Path = null,
    IReadOnlyDictionary<string, string>? Query = null,
    JsonElement? Send = null,
    string? Each = null,
    PushQueries Queries = PushQueries.Each,
    string? Contains = null,
    string? CursorAt = null,
    string? FirstCursor = null,
    long Rewind = 0,
    TimeSpan? Silence = null,
    IReadOnlyList<string>? Quotas = null,
    string? LocalId = null,
    IReadOnlyList<string>? Needs = null,
    bool IsAnonymous = false,
    bool IsFeed = false,
    string? Code = null)
{
    /// <summary>The silence after which a connection counts as dead where the manifest does not say.</summary>
    internal static readonly TimeSpan UsualSilence = TimeSpan.FromMinutes(1);
}
