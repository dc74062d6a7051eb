namespace Trends.Storage;

/// <summary>What a mart's rows look like. From it adapters make containers, indexes and column types; names and types never change, new columns may come.</summary>
/// <param name="Name">The container's name: lower case letters and dashes.</param>
/// <param name="Columns">All columns in order. One is the partition and one the id, both text.</param>
/// <param name="PartitionColumn">The column that spreads rows: thousands of values where a mart is large.</param>
/// <param name="IdColumn">The column that is unique in a partition.</param>
/// <param name="Indexes">Columns that queries filter or order by, beside partition and id.</param>
/// <param name="UnboundedPartitions">Whether one partition can outgrow what a store keeps in one place, so that the store spreads its rows by their ids too.</param>
public sealed record MartDefinition(
    string Name,
    IReadOnlyList<MartColumn> Columns,
    string PartitionColumn,
    string IdColumn,
    IReadOnlyList<string> Indexes,
    bool UnboundedPartitions = false)
{
    /// <summary>Gives what names a row.</summary>
    /// <param name="row">The row.</param>
    public MartKey KeyOf(MartRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new((string)row.Cells[IndexOf(PartitionColumn)]!, (string)row.Cells[IndexOf(IdColumn)]!);
    }

    /// <summary>Gives a column's index.</summary>
    /// <param name="name">The column's name.</param>
    /// <returns>The index, or -1 when there is none.</returns>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
