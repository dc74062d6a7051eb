using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Collect.Landing;

/// <summary>Remembers which inputs and batches stand in raw.</summary>
/// <param name="state">The state store.</param>
/// <param name="clock">The clock.</param>
internal sealed class LandedIndex(IStateStore state, TimeProvider clock)
{
    private const string Inputs = "landed";
    private const string Batches = "batches";

    /// <summary>Makes an id of 32 hexadecimal digits out of what identifies a thing.</summary>
    internal static string Id(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16));

    /// <summary>Finds an input, or writes down that it is about to be landed.</summary>
    internal async Task<LandedInput> BeginAsync(string dataset, string key, CancellationToken cancellationToken)
    {
        LandedInput intent = new(clock.GetUtcNow().ToUniversalTime());
        StateRow? written = await state.WriteAsync(Inputs, dataset, key, JsonSerializer.Serialize(intent), WriteCondition.IfNew, cancellationToken);
        if (written is not null)
        {
            return intent;
        }

        StateRow? row = await state.ReadAsync(Inputs, dataset, key, cancellationToken);
        return row is null ? intent : JsonSerializer.Deserialize<LandedInput>(row.Value)!;
    }

    internal async Task FinishAsync(string dataset, string key, LandedInput input, CancellationToken cancellationToken) =>
        await state.WriteAsync(Inputs, dataset, key, JsonSerializer.Serialize(input), WriteCondition.Always, cancellationToken);

    internal async Task AddAsync(BatchRef batch, CancellationToken cancellationToken) =>
        await state.WriteAsync(Batches, batch.Kind.Name(), Key(batch.Dataset, batch.Batch), JsonSerializer.Serialize(batch), WriteCondition.Always, cancellationToken);

    internal async Task<BatchRef?> FindAsync(RecordKind kind, string dataset, string batch, CancellationToken cancellationToken)
    {
        StateRow? row = await state.ReadAsync(Batches, kind.Name(), Key(dataset, batch), cancellationToken);
        return row is null ? null : JsonSerializer.Deserialize<BatchRef>(row.Value);
    }

    private static string Key(string dataset, string batch) => $"{dataset}|{batch}";
}
