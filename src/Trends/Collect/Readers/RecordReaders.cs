using System.IO.Compression;
using System.Text;
using Trends.Collect.Manifests;

namespace Trends.Collect.Readers;

/// <summary>Opens data files with the reader that their manifest asks for.</summary>
public static class RecordReaders
{
    /// <summary>Opens a data file.</summary>
    /// <param name="manifest">Says how it is read.</param>
    /// <param name="path">The file; unpacked on the way when it is gzip.</param>
    /// <exception cref="InputException">It cannot be opened, its header cannot be read, or it lacks a column that the manifest names.</exception>
    public static IRecordReader Open(DatasetManifest manifest, string path)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Format.Type == FormatType.Parquet)
        {
            return Checked(manifest, path, new ParquetRowReader(path));
        }

        FileStream? file = null;
        try
        {
            file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            return Checked(manifest, path, Open(manifest, file, path, IsGzip(file), columns: null));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new InputException($"'{path}' cannot be read: {e.Message}", e);
        }
        catch (InputException)
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Opens bytes that a record was received as, once more.</summary>
    /// <param name="manifest">Says how they are read.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="columns">The columns of the file they came from.</param>
    internal static IRecordReader OpenAgain(DatasetManifest manifest, ReadOnlyMemory<byte> bytes, IReadOnlyList<string> columns) =>
        manifest.Format.Type switch
        {
            FormatType.Csv or FormatType.Tsv => new CsvReader(new(new MemoryStream(bytes.ToArray())), manifest.Format, "quarantine", columns),
            _ => new NdjsonReader(new(new MemoryStream(bytes.ToArray())), "quarantine"),
        };

    private static IRecordReader Open(DatasetManifest manifest, Stream file, string path, bool gzip, IReadOnlyList<string>? columns)
    {
        DatasetFormat format = manifest.Format;
        if (format.Type == FormatType.Rss)
        {
            return new FeedReader(gzip ? new GZipStream(file, CompressionMode.Decompress) : file, path);
        }

        ByteSource source = Transcoded(format, file, gzip);
        SkipMark(source, path);
        return format.Type switch
        {
            FormatType.Ndjson => new NdjsonReader(source, path),
            FormatType.Json => new JsonDocumentReader(source, format.Records, path),
            _ => new CsvReader(source, format, path, columns),
        };
    }

    private static ByteSource Transcoded(DatasetFormat format, Stream file, bool gzip)
    {
        Encoding encoding = FormatParser.FindEncoding(format.Encoding)!;
        if (encoding.CodePage is 65001 or 20127)
        {
            return new(file, gzip);
        }

        Stream plain = gzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        return new(Encoding.CreateTranscodingStream(plain, encoding, Encoding.UTF8));
    }

    private static void SkipMark(ByteSource source, string path)
    {
        (int one, int two, int three) = (source.At(0), source.At(1), source.At(2));
        if ((one, two) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            source.Dispose();
            throw new InputException($"'{path}' is UTF-16. Set format.encoding to utf-16, or save the file as UTF-8.");
        }

        if ((one, two, three) is (0xEF, 0xBB, 0xBF))
        {
            source.Advance(3);
        }
    }

    private static bool IsGzip(FileStream file)
    {
        bool gzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return gzip;
    }

    private static IRecordReader Checked(DatasetManifest manifest, string path, IRecordReader reader)
    {
        if (reader.Columns.Count == 0 || !(manifest.Format.IsTable || manifest.Format.Type == FormatType.Parquet))
        {
            return reader;
        }

        List<string> missing = [.. manifest.Fields
            .Where(f => f.From is not null && !f.Sources.Any(from => reader.Columns.Contains(Top(manifest, from))))
            .Select(f => $"fields.{f.Field}: there is no column '{string.Join("' or '", f.Sources)}'")];
        if (missing.Count == 0)
        {
            return reader;
        }

        reader.Dispose();
        throw new InputException($"'{path}', line 1: {string.Join("; ", missing)}. The file's columns are {string.Join(", ", reader.Columns)}.");
    }

    private static string Top(DatasetManifest manifest, string from) => manifest.Format.IsTable || !from.StartsWith('$')
        ? from
        : Encoding.UTF8.GetString(Mapping.JsonPath.TryParse(from)![0].Name!);
}
