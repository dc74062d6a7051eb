using Trends.Storage;

namespace Trends.Collect.Connect.Lookup;

/// <summary>Keeps where looking through landed posts stands, a row a stream.</summary>
/// <param name="state">The state store.</param>
internal sealed class RecheckStore(IStateStore state)
{
    private const string Table = "rechecks";
    private const string Row = "cursor";

    internal async Task<RecheckCursor?> ReadAsync(string stream, CancellationToken cancellationToken)
        => await state.ReadAsync(Table, stream, Row, cancellationToken) is { } row ? RecheckCursor.Parse(row.Value) : null;

    internal async Task WriteAsync(string stream, RecheckCursor cursor, CancellationToken cancellationToken)
        => await state.WriteAsync(Table, stream, Row, cursor.ToJson(), WriteCondition.Always, cancellationToken);
}
