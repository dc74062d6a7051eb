using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Trends.Azure.Accounts;
using Trends.Azure.Identity;
using Trends.Storage;

namespace Trends.Azure.State;

/// <summary>State in one table of a storage account, which any number of processes share.</summary>
/// <remarks>
/// Rows order as the service orders keys: ordinally for all characters but surrogates, of which Microsoft promises nothing. A batch whose rows
/// together pass 4 MiB is written in several transactions, since the service has no larger ones.
/// </remarks>
internal sealed class TableStateStore : IStateStore
{
    private readonly TableClient _table;
    private readonly StorageCalls _calls;
    private readonly TableWriter _writer;
    private readonly TablePages _pages;

    /// <summary>Opens the store; nothing is asked of the service yet.</summary>
    /// <param name="table">The service's table.</param>
    public TableStateStore(TableClient table)
    {
        _table = table;
        _writer = new(table);
        _pages = new(table);
        _calls = new(
            $"table '{table.Name}' of {table.Uri.GetLeftPart(UriPartial.Authority)}",
            TableErrorCode.TableNotFound.ToString(),
            "Storage Table Data Contributor",
            Emulator.Is(table.Uri) ? token => table.CreateIfNotExistsAsync(token) : null);
    }

    /// <inheritdoc/>
    public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken)
    {
        string key = Keys(table, partition, row);
        return _calls.RunAsync(
            async () =>
            {
                NullableResponse<TableEntity> found = await _table.GetEntityIfExistsAsync<TableEntity>(key, row, cancellationToken: cancellationToken);
                return found.HasValue ? StateEntity.Row(found.Value!, partition) : null;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken)
    {
        string key = Keys(table, partition, row);
        StateLimits.CheckValue(value, row);
        return _calls.RunAsync(() => _writer.WriteAsync(key, partition, row, value, condition, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        string key = Keys(table, partition);
        foreach ((string row, string value) in rows)
        {
            StateLimits.CheckKey(row, "row");
            StateLimits.CheckValue(value, row);
        }

        foreach (List<KeyValuePair<string, string>> batch in TableBatches.Cut(rows))
        {
            byte[] id = WriteId.New();
            List<TableTransactionAction> actions =
                [.. batch.Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, StateEntity.Of(key, r.Key, r.Value, id)))];
            await _calls.RunAsync(() => _table.SubmitTransactionAsync(actions, cancellationToken), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken)
    {
        string key = Keys(table, partition, row);
        return condition.OnlyNew
            ? throw new ArgumentException("A row that is not there cannot be deleted: delete always, or if an ETag matches.", nameof(condition))
            : _calls.RunAsync(() => _writer.DeleteAsync(key, row, condition, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken)
    {
        string key = Keys(table, partition);
        StateLimits.CheckQuery(query);
        string? position = StateToken.Read(table, partition, query);
        (List<TableEntity> rows, string? stop) = await _calls.RunAsync(
            () => query.Descending ? _pages.DownAsync(key, query, position, cancellationToken) : _pages.UpAsync(key, query, position, cancellationToken),
            cancellationToken);
        return new([.. rows.Select(r => StateEntity.Row(r, partition))], stop is null ? null : StateToken.Write(table, partition, query, stop));
    }

    private static string Keys(string table, string partition, string row)
    {
        string key = Keys(table, partition);
        StateLimits.CheckKey(row, "row");
        return key;
    }

    private static string Keys(string table, string partition)
    {
        StateLimits.CheckKey(table, "table");
        StateLimits.CheckKey(partition, "partition");
        return TableKeys.Partition(table, partition);
    }
}
