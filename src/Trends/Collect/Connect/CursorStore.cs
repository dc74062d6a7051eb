using System.Security.Cryptography;
using System.Text;
using Trends.Storage;

namespace Trends.Collect.Connect;

/// <summary>Keeps where reads stand, a row a stream's query; back-fills have rows of their own.</summary>
/// <param name="state">The state store.</param>
internal sealed class CursorStore(IStateStore state)
{
    private const string Table = "cursors";

    internal async Task<SourceCursor> ReadAsync(SourceRead read, CancellationToken cancellationToken)
        => await state.ReadAsync(Table, read.Stream, Key(read), cancellationToken) is { } row ? SourceCursor.Parse(row.Value) : new();

    internal async Task WriteAsync(SourceRead read, SourceCursor cursor, CancellationToken cancellationToken)
        => await state.WriteAsync(Table, read.Stream, Key(read), cursor.ToJson(), WriteCondition.Always, cancellationToken);

    // Queries are the user's own, of any length and letters.
    private static string Key(SourceRead read)
    {
        string query = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(read.Query ?? string.Empty)).AsSpan(0, 12));
        return read.IsBackfill ? FormattableString.Invariant($"{query}|{read.From?.UtcTicks}-{read.To?.UtcTicks}") : query;
    }
}
