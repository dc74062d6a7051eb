using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Trends.Azure.Accounts;
using Trends.Storage;

namespace Trends.Azure.State;

/// <summary>Writes and deletes single rows under a condition, each exactly once however often it is sent.</summary>
/// <param name="table">The service's table.</param>
internal sealed class TableWriter(TableClient table)
{
    private const int NotFound = 404;
    private const int Refused = 412;

    /// <summary>Writes a row.</summary>
    /// <param name="partitionKey">The service's partition key.</param>
    /// <param name="partition">The row's partition.</param>
    /// <param name="row">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="condition">When to write.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The row, or null when the condition did not hold.</returns>
    public async Task<StateRow?> WriteAsync(
        string partitionKey, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken)
    {
        RowVersion? before = condition.ETag is null ? default(RowVersion) : RowVersion.Read(condition.ETag);
        if (before is not { } expected)
        {
            return null;
        }

        byte[] id = WriteId.New();
        TableEntity entity = StateEntity.Of(partitionKey, row, value, expected.Next(id));
        try
        {
            Response answer = await SendAsync(entity, expected, condition, cancellationToken);
            return Written(answer.Headers.ETag?.ToString() ?? "");
        }
        catch (RequestFailedException e) when (condition != WriteCondition.Always && IsRefusal(e))
        {
            // Perhaps an earlier sending of this very write is what stands there, or stood there before others wrote.
            NullableResponse<TableEntity> standing = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, row, cancellationToken: cancellationToken);
            return standing.HasValue && StateEntity.Version(standing.Value!).WritesSince(id) is { } since
                ? Written(since == 0 ? standing.Value!.ETag.ToString() : "")
                : null;
        }

        StateRow Written(string etag) => new(partition, row, value, new RowVersion(etag, expected.Next(id)).ToString());
    }

    /// <summary>Deletes a row.</summary>
    /// <param name="partitionKey">The service's partition key.</param>
    /// <param name="row">The row's key.</param>
    /// <param name="condition">When to delete: always, or if a version stands there.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether the condition held.</returns>
    public async Task<bool> DeleteAsync(string partitionKey, string row, WriteCondition condition, CancellationToken cancellationToken)
    {
        RowVersion? expected = condition.ETag is null ? new(ETag.All.ToString(), default) : RowVersion.Read(condition.ETag);
        if (expected is null)
        {
            return false;
        }

        SendCount count = new();
        using IDisposable scope = count.Begin();
        try
        {
            using Response answer = await table.DeleteEntityAsync(partitionKey, row, new ETag(expected.Value.ServiceETag), cancellationToken);
            return answer.Status != NotFound || IsGone(condition, count);
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.ResourceNotFound)
        {
            return IsGone(condition, count);
        }
        catch (RequestFailedException e) when (e.Status == Refused)
        {
            return false;
        }
    }

    // What a second sending finds gone, the first one took away: it held the version that the condition names.
    private static bool IsGone(WriteCondition condition, SendCount count) => condition.ETag is null || count.IsRepeated;

    private static bool IsRefusal(RequestFailedException e) =>
        e.Status == Refused || e.ErrorCode == TableErrorCode.EntityAlreadyExists || e.ErrorCode == TableErrorCode.ResourceNotFound;

    private Task<Response> SendAsync(TableEntity entity, RowVersion expected, WriteCondition condition, CancellationToken cancellationToken) => condition switch
    {
        { OnlyNew: true } => table.AddEntityAsync(entity, cancellationToken),
        { ETag: not null } => table.UpdateEntityAsync(entity, new ETag(expected.ServiceETag), TableUpdateMode.Replace, cancellationToken),
        _ => table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken),
    };
}
