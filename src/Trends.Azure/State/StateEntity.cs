using System.Text;
using Azure.Data.Tables;
using Trends.Storage;

namespace Trends.Azure.State;

/// <summary>A row of state as an entity of the service. The value is bytes: a text would hold only 32 K characters.</summary>
internal static class StateEntity
{
    private const string Value = "Value";
    private const string Writes = "Writes";

    /// <summary>Makes an entity.</summary>
    /// <param name="partitionKey">The service's partition key.</param>
    /// <param name="row">The row's key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="writes">The ids of the writes that lead to it.</param>
    public static TableEntity Of(string partitionKey, string row, string value, byte[] writes) =>
        new(partitionKey, row) { [Value] = Encoding.UTF8.GetBytes(value), [Writes] = writes };

    /// <summary>Reads a row.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="partition">The row's partition.</param>
    public static StateRow Row(TableEntity entity, string partition) =>
        new(partition, entity.RowKey, Encoding.UTF8.GetString(entity.GetBinary(Value) ?? []), Version(entity).ToString());

    /// <summary>Reads a row's version.</summary>
    /// <param name="entity">The entity.</param>
    public static RowVersion Version(TableEntity entity) => new(entity.ETag.ToString(), entity.GetBinary(Writes) ?? []);
}
