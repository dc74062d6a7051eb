using System.Text.Json;

namespace Trends.Collect.Connect.Push;

/// <summary>Keeps what speaks of one of the queries, of a stream whose platform sends everything.</summary>
internal sealed class PushFilter
{
    private const string Everything = "*";
    private readonly string? _at;
    private readonly string[][] _queries;

    /// <summary>Initializes a new instance of the <see cref="PushFilter"/> class.</summary>
    /// <param name="at">Where messages hold the text; null keeps all.</param>
    /// <param name="queries">The queries: words that stand somewhere in the text; <c>*</c> keeps all.</param>
    internal PushFilter(string? at, IReadOnlyList<string> queries)
    {
        _at = queries.Contains(Everything) ? null : at;
        _queries = [.. queries.Select(q => q.TrimStart('#').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <summary>Tells whether a message is kept; one without the text is, since it may delete something.</summary>
    internal bool Keeps(JsonElement message)
        => JsonPaths.Text(message, _at) is not { } text || Array.Exists(_queries, words => Array.TrueForAll(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase)));
}
