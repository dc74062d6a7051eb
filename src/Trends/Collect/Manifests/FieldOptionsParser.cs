using System.Globalization;
using System.Text.Json;

namespace Trends.Collect.Manifests;

/// <summary>Reads a field that is given as an object.</summary>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class FieldOptionsParser(ManifestProblems problems)
{
    private static readonly string[] Members = ["from", "value", "pattern", "zone", "epoch", "offset", "values", "default", "split", "number"];
    private static readonly string[] TimeMembers = ["pattern", "zone", "epoch", "offset"];

    internal FieldMapping Parse(string field, FieldType type, ManifestNode node)
    {
        node.AllowOnly(Members);
        string? from = node.Text("from");
        string? constant = node.Scalar("value");
        if ((from is null) == (constant is null))
        {
            problems.Add(node.At("from"), "one of \"from\" and \"value\" is needed, not both", "name a column, or give the constant");
        }

        FieldMapping mapping = new(field, from)
        {
            Constant = constant,
            Pattern = Pattern(node),
            Zone = node.Text("zone") ?? "UTC",
            Epoch = Epoch(node),
            Offset = Offset(node),
            Values = Values(node),
            Default = node.Scalar("default"),
            Split = node.Text("split"),
            SuffixNumber = Suffix(node),
        };
        CheckZone(node, mapping);
        CheckUse(node, type, mapping);
        return mapping;
    }

    private static bool IsDay(string pattern) => pattern.Contains('y', StringComparison.Ordinal) && pattern.Contains('d', StringComparison.Ordinal);

    private string? Pattern(ManifestNode node)
    {
        string? pattern = node.Text("pattern");
        if (pattern is null)
        {
            return null;
        }

        try
        {
            _ = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Unspecified).ToString(pattern, CultureInfo.InvariantCulture);
            if (pattern.Length > 1 && IsDay(pattern))
            {
                return pattern;
            }
        }
        catch (FormatException)
        {
            // Said below.
        }

        problems.Add(node.At("pattern"), $"'{pattern}' is no date pattern", "write a .NET pattern with year and day, such as yyyy-MM-dd HH:mm:ss");
        return null;
    }

    private EpochUnit Epoch(ManifestNode node)
    {
        string? unit = node.Text("epoch");
        if (unit is not (null or "s" or "ms"))
        {
            problems.Add(node.At("epoch"), $"'{unit}' is no unit", "use s or ms");
        }

        return unit switch { "s" => EpochUnit.Seconds, "ms" => EpochUnit.Milliseconds, _ => EpochUnit.None };
    }

    private TimeSpan Offset(ManifestNode node)
    {
        string? text = node.Text("offset");
        if (text is null)
        {
            return TimeSpan.Zero;
        }

        double seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, 'w' => 604_800, _ => 0 };
        if (seconds > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int count)
            && Math.Abs(count * seconds) <= TimeSpan.FromDays(36_525).TotalSeconds)
        {
            return TimeSpan.FromSeconds(count * seconds);
        }

        problems.Add(node.At("offset"), $"'{text}' is no offset", "write it like -30d or 12h, with s, m, h, d or w and at most 100 years");
        return TimeSpan.Zero;
    }

    private static Dictionary<string, string>? Values(ManifestNode node)
    {
        ManifestNode? values = node.Has("values") ? node.Child("values", required: false) : null;
        if (values is null)
        {
            return null;
        }

        Dictionary<string, string> map = new(StringComparer.Ordinal);
        foreach (JsonProperty property in values.Element.EnumerateObject())
        {
            if (values.Scalar(property.Name) is { } value)
            {
                map[property.Name] = value;
            }
        }

        return map;
    }

    private bool Suffix(ManifestNode node)
    {
        string? number = node.Text("number");
        if (number is not (null or "suffix"))
        {
            problems.Add(node.At("number"), $"'{number}' is no way to write numbers", "the only one is suffix, which reads 1000+, 100K+ and 1.2만");
        }

        return number == "suffix";
    }

    private void CheckZone(ManifestNode node, FieldMapping mapping)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(mapping.Zone, out TimeZoneInfo? zone) || !zone.HasIanaId)
        {
            problems.Add(node.At("zone"), $"'{mapping.Zone}' is no zone", "use an IANA name such as Asia/Seoul or UTC");
        }
    }

    private void CheckUse(ManifestNode node, FieldType type, FieldMapping mapping)
    {
        bool time = type is FieldType.Instant or FieldType.Day;
        foreach (string member in TimeMembers.Where(m => !time && node.Has(m)))
        {
            problems.Add(node.At(member), "the field is no time", $"leave {member} out");
        }

        if (mapping.SuffixNumber && type is not (FieldType.Count or FieldType.Number))
        {
            problems.Add(node.At("number"), "the field is no number", "leave it out");
        }

        if (mapping.Split is not null && type != FieldType.TextList)
        {
            problems.Add(node.At("split"), "the field is no list", "leave it out; lists are hashtags and media");
        }

        if (mapping.Epoch != EpochUnit.None && mapping.Pattern is not null)
        {
            problems.Add(node.At("epoch"), "given together with a pattern", "keep one of them");
        }
    }
}
