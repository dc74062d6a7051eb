using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Trends.Collect.Mapping;

namespace Trends.Collect.Manifests;

/// <summary>Reads a field that is given as an object.</summary>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class FieldOptionsParser(ManifestProblems problems)
{
    private static readonly string[] Members = ["from", "value", "pattern", "zone", "epoch", "offset", "values", "default", "split", "number", "html", "replace", "match", "template", "snowflake"];
    private static readonly string[] TimeMembers = ["pattern", "zone", "epoch", "offset", "snowflake"];
    private static readonly string[] TextMembers = ["html", "replace", "match", "template"];

    internal FieldMapping Parse(string field, FieldType type, ManifestNode node)
    {
        node.AllowOnly(Members);
        IReadOnlyList<string> sources = Sources(node);
        string? from = sources.Count > 0 ? sources[0] : null;
        string? constant = node.Scalar("value");
        if ((from is null) == (constant is null))
        {
            problems.Add(node.At("from"), "one of \"from\" and \"value\" is needed, not both", "name a column, or give the constant");
        }

        FieldMapping mapping = new(field, from)
        {
            Otherwise = [.. sources.Skip(1)],
            IsHtml = node.Flag("html") ?? false,
            Replace = Replace(node),
            Match = Pattern(node.At("match"), node.Text("match")),
            Template = node.Text("template"),
            SnowflakeEpoch = Snowflake(node),
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
        CheckText(node, mapping);
        CheckUse(node, type, mapping);
        return mapping;
    }

    private static bool IsDay(string pattern) => pattern.Contains('y', StringComparison.Ordinal) && pattern.Contains('d', StringComparison.Ordinal);

    private static IReadOnlyList<string> Sources(ManifestNode node)
        => node.Element.TryGetProperty("from", out JsonElement from) && from.ValueKind == JsonValueKind.Array ? node.Texts("from", required: false)
            : node.Text("from") is { } one ? [one]
            : [];

    private List<KeyValuePair<Regex, string>> Replace(ManifestNode node)
    {
        List<KeyValuePair<Regex, string>> replaced = [];
        if (node.Has("replace") && node.Child("replace", required: false) is { } pairs)
        {
            foreach (JsonProperty pair in pairs.Element.EnumerateObject())
            {
                if (Pattern(pairs.At(pair.Name), pair.Name) is { } pattern && pairs.Scalar(pair.Name) is { } text)
                {
                    replaced.Add(KeyValuePair.Create(pattern, text));
                }
            }
        }

        return replaced;
    }

    private Regex? Pattern(string place, string? pattern)
    {
        try
        {
            return pattern is null ? null : new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            problems.Add(place, $"'{pattern}' looks around, or back at a group, which takes no bounded time", "write it without lookarounds, backreferences and atomic groups");
        }
        catch (ArgumentException e)
        {
            problems.Add(place, $"'{pattern}' is no regular expression ({e.Message.TrimEnd('.')})", "write a .NET one, such as #(\\w+)");
        }

        return null;
    }

    private long? Snowflake(ManifestNode node)
    {
        string? epoch = node.Scalar("snowflake");
        if (epoch is null || (long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out long start) && start < 4_102_444_800_000))
        {
            return epoch is null ? null : long.Parse(epoch, CultureInfo.InvariantCulture);
        }

        problems.Add(node.At("snowflake"), $"'{epoch}' is no instant", "give the milliseconds since 1970 that the ids count from, such as 1288834974657");
        return null;
    }

    private void CheckText(ManifestNode node, FieldMapping mapping)
    {
        foreach (string member in TextMembers.Where(m => mapping.From is null && node.Has(m)))
        {
            problems.Add(node.At(member), "there is no \"from\" whose cells it could work on", $"leave {member} out, or give \"from\"");
        }

        if (mapping.Match is not null && mapping.Split is not null)
        {
            problems.Add(node.At("match"), "given together with a split", "keep one of them; every match is an entry of its own");
        }

        if (mapping.Template is not { } template || (node.Has("match") && mapping.Match is null))
        {
            return;
        }

        int groups = mapping.Match?.GetGroupNumbers().Length ?? 1;
        int[] used = [.. CellText.Groups(template)];
        if (used.Length == 0)
        {
            problems.Add(node.At("template"), $"'{template}' holds nothing of the cell", "write {0} for the whole of it, {1} for the first group of match");
        }
        else if (used.Max() >= groups)
        {
            problems.Add(node.At("template"), $"'{template}' names group {used.Max()}, and match has {groups - 1}", "use {0} to " + FormattableString.Invariant($"{{{groups - 1}}}"));
        }
    }

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

        if (mapping.SnowflakeEpoch is not null && type == FieldType.Day)
        {
            problems.Add(node.At("snowflake"), "the field is a day", "leave it out");
        }

        if (mapping.Epoch != EpochUnit.None && mapping.Pattern is not null)
        {
            problems.Add(node.At("epoch"), "given together with a pattern", "keep one of them");
        }
    }
}
