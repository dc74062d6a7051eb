using System.Data.Common;
using System.Text;
using DuckDB.NET.Data;

namespace Trends.Collect.Readers;

/// <summary>Reads the rows of a Parquet file.</summary>
internal sealed class ParquetRowReader : IRecordReader
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly DbCommand _command;
    private readonly DbDataReader _rows;
    private readonly RecordBuffer _record = new();
    private readonly List<string> _warnings = [];
    private long _row;

    internal ParquetRowReader(string path)
    {
        try
        {
            _connection.Open();
            Columns = ReadColumns(path);
            DuckDBCommand command = _connection.CreateCommand();
            command.UseStreamingMode = true;
            command.CommandText = "SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet($path) t";
            command.Parameters.Add(new DuckDBParameter("path", path));
            _command = command;
            _rows = command.ExecuteReader();
        }
        catch (DuckDBException e)
        {
            _connection.Dispose();
            throw new InputException($"'{path}' cannot be read as Parquet: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public ReceivedRecord Current { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <inheritdoc/>
    public bool Read()
    {
        if (!_rows.Read())
        {
            if (_row == 0 && _warnings.Count == 0)
            {
                _warnings.Add("The Parquet file has no rows.");
            }

            return false;
        }

        _row++;
        byte[] json = Encoding.UTF8.GetBytes(_rows.GetString(0));
        Current = JsonCopier.Copy(json, _record) is { } problem
            ? new(_row, default, new(problem.Reason, problem.Message, json.AsMemory(0, Math.Min(json.Length, RecordLimits.Kept))))
            : new(_row, _record.Written, null);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _command.Dispose();
        _connection.Dispose();
    }

    private List<string> ReadColumns(string path)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet($path))";
        command.Parameters.Add(new DuckDBParameter("path", path));
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> columns = [];
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }
}
