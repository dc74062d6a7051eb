using System.Text.Json;

namespace Trends.Collect.Quota;

/// <summary>
/// Reads Meta's usage JSON: <c>{"call_count":28,"total_time":25}</c> for an app, or lists of such objects by business with
/// <c>estimated_time_to_regain_access</c> in minutes. The highest percentage and the longest wait count.
/// </summary>
internal static class MetaUsage
{
    private static readonly string[] Percentages = ["call_count", "total_time", "total_cputime", "acc_id_util_pct", "call_volume", "cpu_time"];

    /// <summary>Adds what the JSON says to a reading; the reading as it is when it is not JSON.</summary>
    internal static UsageReading Add(UsageReading reading, string json, DateTimeOffset now)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            decimal percent = -1;
            decimal minutes = 0;
            Walk(document.RootElement, ref percent, ref minutes);
            return reading with
            {
                UsedShare = percent < 0 ? reading.UsedShare : percent / 100,
                BlockedUntil = minutes > 0 ? StatedTime.After(now, minutes * 60) : reading.BlockedUntil,
            };
        }
        catch (JsonException)
        {
            return reading;
        }
    }

    private static void Walk(JsonElement element, ref decimal percent, ref decimal minutes)
    {
        if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Walk(item, ref percent, ref minutes);
            }
        }

        if (element.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (member.Value.ValueKind is not JsonValueKind.Number)
            {
                Walk(member.Value, ref percent, ref minutes);
            }
            else if (!member.Value.TryGetDecimal(out decimal value) || value < 0 || value > 1_000_000)
            {
                continue;
            }
            else if (member.Name is "estimated_time_to_regain_access")
            {
                minutes = Math.Max(minutes, value);
            }
            else if (Percentages.Contains(member.Name))
            {
                percent = Math.Max(percent, value);
            }
        }
    }
}
