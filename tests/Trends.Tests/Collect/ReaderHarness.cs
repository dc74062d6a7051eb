using System.IO.Compression;
using System.Text;
using Trends.Collect.Manifests;
using Trends.Collect.Readers;

namespace Trends.Tests.Collect;

/// <summary>Reads bytes as a file of some format and lists what was found: the JSON of records, <c>!reason@line</c> for defects.</summary>
internal static class ReaderHarness
{
    internal static DatasetManifest Manifest(string format, string fields = """{"term":"a","at":"b"}""", string kind = "signals") =>
        DatasetManifest.Parse(Encoding.UTF8.GetBytes($$"""{"dataset":"t","kind":"{{kind}}","files":["f"],"format":{{format}},"fields":{{fields}}}"""), "dataset.json");

    internal static List<string> Read(string format, string content) => Read(format, Encoding.UTF8.GetBytes(content), out _);

    internal static List<string> Read(string format, byte[] content) => Read(format, content, out _);

    internal static List<string> Read(string format, byte[] content, out IReadOnlyList<string> warnings, string fields = """{"term":"a","at":"b"}""")
    {
        using TempFolder folder = new();
        using IRecordReader reader = RecordReaders.Open(Manifest(format, fields), folder.Write("f", content));
        List<string> found = [];
        while (reader.Read())
        {
            ReceivedRecord r = reader.Current;
            found.Add(r.Defect is null ? Encoding.UTF8.GetString(r.Json.Span) : $"!{r.Defect.Reason}@{r.Line}");
        }

        warnings = reader.Warnings;
        return found;
    }

    internal static byte[] Gzip(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
