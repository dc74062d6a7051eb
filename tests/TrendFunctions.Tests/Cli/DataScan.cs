using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;

namespace TrendFunctions.Tests.Cli;

/// <summary>Looks for a text in everything that a data folder holds: unpacked, decoded, and in what databases have not written over.</summary>
internal static class DataScan
{
    /// <summary>Lists the files that hold the text.</summary>
    public static async Task<string> FindAsync(string folder, string text)
    {
        List<string> found = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith("lock", StringComparison.Ordinal))
            {
                // Held by the process that owns the folder, and empty.
                continue;
            }

            if (file.EndsWith(".parquet", StringComparison.Ordinal) ? await InParquetAsync(file, text) : InBytes(file, text))
            {
                found.Add(Path.GetRelativePath(folder, file));
            }
        }

        return string.Join('\n', found);
    }

    private static bool InBytes(string file, string text)
    {
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.Open(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using MemoryStream all = new();
        stream.CopyTo(all);
        return all.GetBuffer().AsSpan(0, (int)all.Length).IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }

    private static async Task<bool> InParquetAsync(string file, string text)
    {
        await using DuckDBConnection connection = new("Data Source=:memory:");
        await connection.OpenAsync();
        await using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM read_parquet('{file}') t WHERE contains(t::VARCHAR, '{text}')";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }
}
