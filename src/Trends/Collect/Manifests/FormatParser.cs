using System.Text;
using Trends.Collect.Mapping;

namespace Trends.Collect.Manifests;

/// <summary>Reads a manifest's <c>format</c>.</summary>
internal static class FormatParser
{
    private static readonly string[] Members = ["type", "delimiter", "quote", "header", "columns", "encoding", "records"];
    private static readonly string[] Types = ["csv", "tsv", "ndjson", "json", "rss", "parquet"];

    internal static DatasetFormat Parse(ManifestNode root, ManifestProblems problems)
    {
        DatasetFormat format = new(FormatType.Csv, ',', '"', Header: true, [], "utf-8", "$[*]");
        ManifestNode? node = root.Child("format", required: true);
        if (node is null)
        {
            return format;
        }

        node.AllowOnly(Members);
        string? typeName = node.Text("type", required: true);
        int type = Array.IndexOf(Types, typeName);
        if (typeName is not null && type < 0)
        {
            problems.Add(node.At("type"), $"'{typeName}' is no format", $"use one of {string.Join(", ", Types)}");
        }

        format = format with { Type = (FormatType)Math.Max(type, 0) };
        format = format with
        {
            Delimiter = Ascii(node, "delimiter", problems) ?? (format.Type == FormatType.Tsv ? '\t' : ','),
            Quote = node.IsNull("quote") ? null : Ascii(node, "quote", problems) ?? '"',
            Header = node.Flag("header") ?? true,
            Columns = node.Texts("columns", required: false),
            Encoding = node.Text("encoding") ?? "utf-8",
            Records = node.Text("records") ?? "$[*]",
        };
        Check(node, format, problems);
        return format;
    }

    internal static Encoding? FindEncoding(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Check(ManifestNode node, DatasetFormat format, ManifestProblems problems)
    {
        if (FindEncoding(format.Encoding) is null)
        {
            problems.Add(node.At("encoding"), $"'{format.Encoding}' is no encoding", "use an IANA name such as utf-8, euc-kr or windows-1252");
        }

        if (!format.Header && format.IsTable && format.Columns.Count == 0)
        {
            problems.Add(node.At("columns"), "missing, and the file has no header", "name the columns in order");
        }

        if (format.Header && node.Has("columns"))
        {
            problems.Add(node.At("columns"), "given although the file has a header", "set \"header\": false or leave the columns out");
        }

        foreach (string twice in format.Columns.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            problems.Add(node.At("columns"), $"'{twice}' stands there twice", "give every column a name of its own");
        }

        if (format.Quote == format.Delimiter)
        {
            problems.Add(node.At("quote"), "the same as the delimiter", "use another character, or null where quotes mean nothing");
        }

        if (JsonPath.TryParse(format.Records) is not { } path || path.Any(s => s.Filter is not null))
        {
            problems.Add(node.At("records"), $"'{format.Records}' is no path", "write it like $.data[*]");
        }
    }

    private static char? Ascii(ManifestNode node, string member, ManifestProblems problems)
    {
        string? text = node.Text(member);
        if (text is null)
        {
            return null;
        }

        if (text.Length != 1 || text[0] is '\n' or '\r' or '\0' || !char.IsAscii(text[0]))
        {
            problems.Add(node.At(member), $"'{text}' is not one ASCII character", "use a single one such as , ; | or \\t");
            return null;
        }

        return text[0];
    }
}
