using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Trends.Collect.Quota.Windows;

/// <summary>Writes a ledger's state small: an entry is <c>[freedAt,units]</c> or <c>[freedAt,units,key,freeUntil]</c>, 20 to 50 bytes.</summary>
internal static class LedgerJson
{
    internal static string Write(LedgerState state)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", state.Version);
            json.WriteStartArray("w");
            foreach (string write in state.Writes)
            {
                json.WriteStringValue(write);
            }

            json.WriteEndArray();
            json.WriteStartArray("e");
            foreach (LedgerEntry entry in state.Entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
            if (state.Level is { } level)
            {
                json.WriteNumber("l", level);
                json.WriteNumber("a", state.LevelAt);
            }

            if (state.LearnedLimit is { } limit)
            {
                json.WriteNumber("m", limit);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a state.</summary>
    /// <exception cref="TrendsException">It is damaged. An empty ledger instead would spend again what is spent.</exception>
    internal static LedgerState Read(string value, string row)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(value);
            JsonElement root = document.RootElement;
            return new()
            {
                Version = root.GetProperty("v").GetInt64(),
                Writes = [.. root.GetProperty("w").EnumerateArray().Select(w => w.GetString()!)],
                Entries = [.. root.GetProperty("e").EnumerateArray().Select(Entry)],
                Level = root.TryGetProperty("l", out JsonElement level) ? level.GetDecimal() : null,
                LevelAt = root.TryGetProperty("a", out JsonElement at) ? at.GetInt64() : 0,
                LearnedLimit = root.TryGetProperty("m", out JsonElement limit) ? limit.GetDecimal() : null,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new TrendsException($"Quota ledger '{row}' is damaged. Delete the row when its window has ended; until then nothing is known of what is spent.", e);
        }
    }

    private static void Write(Utf8JsonWriter json, LedgerEntry entry)
    {
        json.WriteStartArray();
        json.WriteNumberValue(entry.FreedAt);
        json.WriteNumberValue(entry.Units);
        if (entry.Key is not null)
        {
            json.WriteStringValue(entry.Key);
            json.WriteNumberValue(entry.FreeUntil);
        }

        json.WriteEndArray();
    }

    private static LedgerEntry Entry(JsonElement entry) =>
        entry.GetArrayLength() > 2
            ? new(entry[0].GetInt64(), entry[1].GetDecimal(), entry[2].GetString(), entry[3].GetInt64())
            : new(entry[0].GetInt64(), entry[1].GetDecimal());
}
