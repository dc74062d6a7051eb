using Microsoft.Data.Sqlite;
using Trends.Storage;

namespace Trends.Local;

/// <summary>The databases of a data folder. SQLite leaves deleted rows in free pages and in the log of its last writes; this takes both away.</summary>
/// <param name="folder">The data folder.</param>
public sealed class StoredFiles(DataFolder folder) : IStoredFiles
{
    // A write that is under way beside it takes moments.
    private const int WaitSeconds = 120;

    /// <inheritdoc/>
    public Task<int> SweepAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            int swept = 0;
            foreach (string file in Directory.EnumerateFiles(folder.Path, "*.db", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Sweep(file);
                swept++;
            }

            return swept;
        },
        cancellationToken);

    private static void Sweep(string file)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = WaitSeconds }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        foreach (string step in (string[])["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"])
        {
            command.CommandText = step;
            command.ExecuteNonQuery();
        }
    }
}
