using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Trends.Collect.Connect.Requests;
using Trends.Storage;

namespace Trends.Collect.Connect.Push;

/// <summary>Keeps where connections ended, a row each.</summary>
/// <param name="state">The state store.</param>
internal sealed class PushCursors(IStateStore state)
{
    private const string Table = "push-cursors";

    /// <summary>Gives where a connection has to begin; the first one begins now, and that is kept.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="queries">What the connection is for.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The cursor, rewound as the manifest says; null for now.</returns>
    internal async Task<string?> ReadAsync(Connector stream, SourceSettings settings, IReadOnlyList<string> queries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (stream.Push!.CursorAt is null)
        {
            return null;
        }

        string? cursor = (await state.ReadAsync(Table, stream.Name, Key(stream, queries), cancellationToken))?.Value;
        if (cursor is null && stream.Push.FirstCursor is { } first
            && TemplateText.Fill(first, new RequestValues(null, settings.Setting, null, null, null, now).Get) is { } begin)
        {
            await WriteAsync(stream, queries, begin, cancellationToken);
            return begin;
        }

        return stream.Push.Rewind > 0 && long.TryParse(cursor, CultureInfo.InvariantCulture, out long number)
            ? Math.Max(0, number - stream.Push.Rewind).ToString(CultureInfo.InvariantCulture)
            : cursor;
    }

    /// <summary>Keeps where a connection has come to.</summary>
    internal async Task WriteAsync(Connector stream, IReadOnlyList<string> queries, string cursor, CancellationToken cancellationToken)
        => await state.WriteAsync(Table, stream.Name, Key(stream, queries), cursor, WriteCondition.Always, cancellationToken);

    // A stream that sends everything stands at one place, whatever is kept of it.
    private static string Key(Connector stream, IReadOnlyList<string> queries)
        => stream.Push!.Contains is not null ? "all" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', queries))).AsSpan(0, 12));
}
