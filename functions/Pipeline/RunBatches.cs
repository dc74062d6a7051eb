using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends;
using Trends.Collect.Landing;
using Trends.Storage;

namespace TrendFunctions.Pipeline;

/// <summary>Knows which raw batches a run works on.</summary>
/// <param name="state">Where that is kept.</param>
public sealed class RunBatches(IStateStore state)
{
    private const string Table = "runbatches";
    private const string Index = "batches";

    /// <summary>Adds the batches of a file that was landed.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="file">The file.</param>
    /// <param name="landed">What landing did.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The counts of the first landing in this run.</returns>
    public async Task<StageCounts> AddAsync(string runId, string file, LandResult landed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(landed);
        await state.WriteManyAsync(
            Table,
            runId,
            [.. landed.Batches.Select(b => KeyValuePair.Create($"{b.Kind.Name()}|{b.Dataset}|{b.Batch}", JsonSerializer.Serialize(b)))],
            cancellationToken);
        LandedFile now = new(landed.Counts, landed.Bad, landed.Warnings);
        string row = Row(file);
        if (await state.WriteAsync(Table, runId + "|files", row, JsonSerializer.Serialize(now), WriteCondition.IfNew, cancellationToken) is not null)
        {
            return landed.Counts;
        }

        StateRow first = (await state.ReadAsync(Table, runId + "|files", row, cancellationToken))!;
        return JsonSerializer.Deserialize<LandedFile>(first.Value)!.Counts;
    }

    /// <summary>Finds what landing a file did in this run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>That, or null when it was not landed to its end.</returns>
    public async Task<LandedFile?> FindAsync(string runId, string file, CancellationToken cancellationToken)
        => await state.ReadAsync(Table, runId + "|files", Row(file), cancellationToken) is { } row ? JsonSerializer.Deserialize<LandedFile>(row.Value) : null;

    /// <summary>Lists what landing the run's files did.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<LandedFile>> ListFilesAsync(string runId, CancellationToken cancellationToken)
        => await ReadAsync<LandedFile>(Table, runId + "|files", cancellationToken);

    /// <summary>Lists the batches of staged kinds that a run works on: those of its inputs, or all there are when it collected nothing.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The batches in the order of their keys.</returns>
    public async Task<IReadOnlyList<BatchRef>> ListAsync(string runId, CancellationToken cancellationToken)
    {
        List<BatchRef> own = await ReadAsync<BatchRef>(Table, runId, cancellationToken);
        if (own.Count > 0)
        {
            return [.. own.Where(batch => batch.Kind.IsStaged())];
        }

        List<BatchRef> all = [];
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            all.AddRange(await ReadAsync<BatchRef>(Index, kind.Name(), cancellationToken));
        }

        return all;
    }

    private static string Row(string file) => "counts|" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)));

    private ValueTask<List<T>> ReadAsync<T>(string table, string partition, CancellationToken cancellationToken)
        => state.ListAsync(table, partition, cancellationToken).Select(row => JsonSerializer.Deserialize<T>(row.Value)!).ToListAsync(cancellationToken);
}
