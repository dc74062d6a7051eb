using System.Text.Json;
using Trends.Storage;

namespace Trends.Collect.Connect.Push;

/// <summary>Lets one instance listen at a time: platforms count connections, and two would get everything twice.</summary>
/// <param name="state">The state store.</param>
/// <param name="clock">The clock.</param>
internal sealed class PushLease(IStateStore state, TimeProvider clock)
{
    /// <summary>How long a lease lasts that nobody renews: an instance that died is followed by another after this.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromSeconds(90);

    private const string Table = "push-lease";
    private const string Row = "listener";
    private string? _etag;

    /// <summary>Takes the lease, or renews it.</summary>
    /// <param name="holder">Who asks.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether it is the holder's until <see cref="Life"/> from now.</returns>
    internal async Task<bool> TakeAsync(string holder, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        WriteCondition condition = WriteCondition.IfNew;
        if (await state.ReadAsync(Table, Row, Row, cancellationToken) is { } row)
        {
            Held held = JsonSerializer.Deserialize<Held>(row.Value)!;
            if (held.Holder != holder && held.Until > now)
            {
                return false;
            }

            condition = WriteCondition.IfMatch(row.ETag);
        }

        StateRow? written = await state.WriteAsync(Table, Row, Row, JsonSerializer.Serialize(new Held(holder, now + Life)), condition, cancellationToken);
        _etag = written?.ETag;
        return written is not null;
    }

    /// <summary>Gives the lease back, if it still is the holder's.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task GiveBackAsync(CancellationToken cancellationToken)
    {
        if (_etag is { } etag)
        {
            await state.DeleteAsync(Table, Row, Row, WriteCondition.IfMatch(etag), cancellationToken);
            _etag = null;
        }
    }

    private sealed record Held(string Holder, DateTimeOffset Until);
}
