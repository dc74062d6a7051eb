using System.Globalization;

namespace Trends.Collect.Connect.Requests;

/// <summary>What the texts of a request stand for.</summary>
/// <param name="Query">The query; null for none.</param>
/// <param name="Setting">Gives a setting by name.</param>
/// <param name="From">Start of the wanted time; null for none.</param>
/// <param name="To">End of the wanted time; null for none.</param>
/// <param name="Since">Where the last read ended, as the stream writes it; null for none.</param>
/// <param name="Now">The time of the request; null where it is not known.</param>
/// <param name="Secret">Gives a secret by name; null where secrets have no place.</param>
/// <param name="Token">The access token; null for none.</param>
/// <param name="Ids">The ids that a look-up asks for; null where there is none.</param>
/// <param name="Cursor">Where the last connection of a pushed stream ended; null for none.</param>
/// <param name="Parent">Gives what stands around a part of a pushed message; null elsewhere.</param>
internal sealed record RequestValues(
    string? Query,
    Func<string, string?> Setting,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? Since,
    DateTimeOffset? Now,
    Func<string, string?>? Secret = null,
    string? Token = null,
    IReadOnlyList<string>? Ids = null,
    string? Cursor = null,
    Func<string, string?>? Parent = null)
{
    /// <summary>The text that stands for each of the ids by itself: it is no part of another one.</summary>
    internal const string EachId = "{ids:each}";

    /// <summary>Gives a value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="format">For times: <c>epoch</c>, <c>epochMs</c>, <c>epochUs</c>, <c>iso</c> (the default) or a .NET pattern; for queries: <c>tag</c> takes white space out, <c>lower</c> makes them lower case, <c>title</c> writes white space as underscores, <c>1</c> to <c>9</c> take one word; for ids: what stands between them.</param>
    internal string? Get(string name, string? format) => name switch
    {
        "query" => Text(Query, format),
        "from" => Time(From, format),
        "to" => Time(To, format),
        "now" => Time(Now, format),
        "since" => Since,
        "token" => Token,
        "ids" => format == "each" ? null : Ids is null ? null : string.Join(format ?? ",", Ids),
        "cursor" => Cursor,
        _ when name.StartsWith("parent.", StringComparison.Ordinal) => Parent?.Invoke(name[7..]),
        _ when name.StartsWith("setting.", StringComparison.Ordinal) => Setting(name[8..]),
        _ when name.StartsWith("secret.", StringComparison.Ordinal) => Secret?.Invoke(name[7..]),
        _ => throw new InputException($"'{{{name}}}' stands for nothing. Known are query, ids, from, to, since, now, token, setting.NAME and secret.NAME."),
    };

    private static string? Text(string? text, string? format) => format switch
    {
        "tag" => text is null ? null : string.Concat(text.TrimStart('#').Where(c => !char.IsWhiteSpace(c))),
        "lower" => text?.ToLowerInvariant(),
        "title" => text is null ? null : string.Join('_', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        [>= '1' and <= '9'] => text?.Split(' ').ElementAtOrDefault(format[0] - '1'),
        _ => text,
    };

    private static string? Time(DateTimeOffset? at, string? format) => at is not { } time ? null : format switch
    {
        "epoch" => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "epochMs" => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        "epochUs" => (time.ToUnixTimeMilliseconds() * 1000).ToString(CultureInfo.InvariantCulture),
        null or "iso" => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture),
    };
}
