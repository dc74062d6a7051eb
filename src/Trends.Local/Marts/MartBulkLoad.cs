using Microsoft.Data.Sqlite;
using SQLitePCL;
using Trends.Local.Sqlite;
using Trends.Storage;

namespace Trends.Local.Marts;

/// <summary>
/// Fills an empty mart with very many rows: they go into a table beside it, without an index to keep up, which takes the mart's place when all are there.
/// Until then the mart stays as it was, and a load that is cut short leaves a table that the next one drops.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="mart">The mart.</param>
internal sealed class MartBulkLoad(SqliteDatabase database, MartDefinition mart)
{
    private readonly string _table = MartSql.Quote("load_" + mart.Name);

    /// <summary>Gives the statement that writes a row: version, then cells.</summary>
    public string InsertSql { get; } = $"INSERT INTO {MartSql.Quote("load_" + mart.Name)} VALUES(?{string.Concat(Enumerable.Repeat(", ?", mart.Columns.Count))})";

    /// <summary>Makes the table.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task BeginAsync(CancellationToken cancellationToken) => database.WriteAloneAsync(
        session =>
        {
            string columns = string.Join(", ", mart.Columns.Select(c => MartTable.Column(mart, c.Name) + (MartTable.IsKey(mart, c.Name) ? " NOT NULL" : "")));
            session.Run($"DROP TABLE IF EXISTS {_table}");
            session.Run($"CREATE TABLE {_table}({MartSql.Version} INTEGER PRIMARY KEY, {columns})");
            return true;
        },
        cancellationToken);

    /// <summary>Puts the table in the mart's place, with what was written to the mart meanwhile, and makes its indexes.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task EndAsync(CancellationToken cancellationToken) => database.WriteAloneAsync(
        session =>
        {
            string table = MartSql.TableOf(mart);
            string columns = $"{MartSql.Version}, {MartSql.Columns(mart)}";
            string key = $"{MartSql.Quote(mart.PartitionColumn)}, {MartSql.Quote(mart.IdColumn)}";
            session.Run($"INSERT INTO {_table}({columns}) SELECT {columns} FROM {table}");
            session.Run($"DROP TABLE {table}");
            session.Run($"ALTER TABLE {_table} RENAME TO {table}");
            try
            {
                MartTable.Ensure(session, mart, database.File);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
            {
                // A key came twice, in the load or from a write meanwhile: the later row counts.
                session.Run($"DELETE FROM {table} WHERE {MartSql.Version} NOT IN (SELECT max({MartSql.Version}) FROM {table} GROUP BY {key})");
                MartTable.Ensure(session, mart, database.File);
            }

            return true;
        },
        cancellationToken);
}
