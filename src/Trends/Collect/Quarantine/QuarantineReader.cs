using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Collect.Quarantine;

/// <summary>Reads quarantine objects.</summary>
/// <param name="lake">Where they are.</param>
public sealed class QuarantineReader(ILake lake)
{
    /// <summary>Reads an object whole: it holds the bad records of one batch.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="LakeObjectMissingException">There is no such object.</exception>
    public async Task<(QuarantineHeader Header, IReadOnlyList<QuarantineEntry> Entries)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using Stream file = await lake.OpenReadAsync(path, cancellationToken);
        await using GZipStream unzipped = new(file, CompressionMode.Decompress);
        using StreamReader lines = new(unzipped, Encoding.UTF8);
        string first = await lines.ReadLineAsync(cancellationToken) ?? string.Empty;
        QuarantineHeader header = QuarantineHeaderJson.Read(Encoding.UTF8.GetBytes(first), path);
        List<QuarantineEntry> entries = [];
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            entries.Add(Entry(line));
        }

        return (header, entries);
    }

    private static QuarantineEntry Entry(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        byte[] json = [];
        byte[] bytes = [];
        if (root.TryGetProperty("recordBase64", out JsonElement base64))
        {
            bytes = base64.GetBytesFromBase64();
        }
        else if (root.TryGetProperty("record", out JsonElement record))
        {
            json = record.ValueKind == JsonValueKind.Object ? Encoding.UTF8.GetBytes(record.GetRawText()) : [];
            bytes = record.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(record.GetString()!) : [];
        }

        return new(
            root.GetProperty("reason").GetString()!,
            root.GetProperty("message").GetString()!,
            root.GetProperty("line").GetInt64(),
            Guid.ParseExact(root.GetProperty("contentHash").GetString()!, "N"),
            json,
            bytes);
    }
}
