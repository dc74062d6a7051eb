using Trends.Local.Sqlite;
using Trends.Storage;

namespace Trends.Local.Marts;

/// <summary>Makes a mart's table, or adds to it what a newer definition declares.</summary>
internal static class MartTable
{
    /// <summary>Brings a mart's table up to date.</summary>
    /// <param name="session">The writer's connection.</param>
    /// <param name="mart">The mart.</param>
    /// <param name="file">The database's file, for messages.</param>
    /// <exception cref="TrendsException">A column stands there with another type.</exception>
    public static void Ensure(SqliteSession session, MartDefinition mart, string file)
    {
        string table = MartSql.TableOf(mart);
        session.Run($"CREATE TABLE IF NOT EXISTS {table}({MartSql.Version} INTEGER PRIMARY KEY, {Column(mart, mart.PartitionColumn)} NOT NULL, {Column(mart, mart.IdColumn)} NOT NULL)");
        Dictionary<string, string> standing = Standing(session, mart);
        foreach (MartColumn column in mart.Columns)
        {
            string type = MartCells.SqlType(column.Type);
            if (!standing.TryGetValue(column.Name, out string? stands))
            {
                session.Run($"ALTER TABLE {table} ADD COLUMN {Column(mart, column.Name)}");
            }
            else if (stands != type)
            {
                throw new TrendsException($"Column '{column.Name}' of mart '{mart.Name}' in '{file}' is {stands}, declared is {type}. Types never change: give the column a new name, or delete the file and run the marts stage again.");
            }
        }

        session.Run($"CREATE UNIQUE INDEX IF NOT EXISTS {Index(mart, "key")} ON {table}({MartSql.Quote(mart.PartitionColumn)}, {MartSql.Quote(mart.IdColumn)})");
        foreach (string column in mart.Indexes)
        {
            session.Run($"CREATE INDEX IF NOT EXISTS {Index(mart, "by_" + column)} ON {table}({MartSql.Quote(column)})");
        }
    }

    /// <summary>Tells whether a column is the partition or the id.</summary>
    public static bool IsKey(MartDefinition mart, string name) => name == mart.PartitionColumn || name == mart.IdColumn;

    /// <summary>Gives a column's declaration.</summary>
    public static string Column(MartDefinition mart, string name) =>
        $"{MartSql.Quote(name)} {MartCells.SqlType(mart.Columns[mart.IndexOf(name)].Type)}";

    private static Dictionary<string, string> Standing(SqliteSession session, MartDefinition mart)
    {
        Dictionary<string, string> columns = new(StringComparer.Ordinal);
        SqliteStatement info = session.Prepare("SELECT name, type FROM pragma_table_info(?)").Bind(1, "mart_" + mart.Name);
        while (info.Step())
        {
            columns.Add(info.Text(0), info.Text(1));
        }

        return columns;
    }

    private static string Index(MartDefinition mart, string what) => MartSql.Quote($"mart_{mart.Name}_{what}");
}
