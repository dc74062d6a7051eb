using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Trends.Collect.Quarantine;

namespace Trends.Collect.Readers;

/// <summary>Checks received JSON and writes it in the one form that equal records share: no white space, escapes only where they must be.</summary>
internal static class JsonCopier
{
    /// <summary>Copies an object.</summary>
    /// <param name="json">The received bytes.</param>
    /// <param name="output">Takes the object; cleared first.</param>
    /// <returns>What is wrong with it, or null.</returns>
    internal static (string Reason, string Message)? Copy(ReadOnlySpan<byte> json, RecordBuffer output)
    {
        output.Clear();
        if (!Utf8.IsValid(json))
        {
            return (QuarantineReasons.BadUtf8, "The record has bytes that are not UTF-8. Say the file's encoding in format.encoding.");
        }

        if (json.Contains((byte)0))
        {
            return (QuarantineReasons.NulByte, "The record has a NUL byte.");
        }

        try
        {
            Utf8JsonReader reader = new(json);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return (QuarantineReasons.BadJson, "The record is JSON, but no object.");
            }

            return CopyTokens(ref reader, output) ? null : (QuarantineReasons.NulByte, "The record has a NUL character.");
        }
        catch (JsonException e)
        {
            return (QuarantineReasons.BadJson, $"The record is not valid JSON: {e.Message}");
        }
        catch (InvalidOperationException e)
        {
            // Half a surrogate pair, written as an escape.
            return (QuarantineReasons.BadJson, $"The record has text that is no Unicode: {e.Message}");
        }
    }

    private static bool CopyTokens(ref Utf8JsonReader reader, RecordBuffer output)
    {
        bool first = true;
        do
        {
            JsonTokenType token = reader.TokenType;
            if (!first && token is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                output.Add((byte)',');
            }

            first = token is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName;
            switch (token)
            {
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    if (!CopyText(ref reader, output))
                    {
                        return false;
                    }

                    if (token == JsonTokenType.PropertyName)
                    {
                        output.Add((byte)':');
                    }

                    break;
                default:
                    output.Add(reader.ValueSpan);
                    break;
            }
        }
        while (reader.Read());
        return true;
    }

    private static bool CopyText(ref Utf8JsonReader reader, RecordBuffer output)
    {
        if (!reader.ValueIsEscaped)
        {
            output.Add((byte)'"');
            output.Add(reader.ValueSpan);
            output.Add((byte)'"');
            return true;
        }

        byte[] unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            Span<byte> text = unescaped.AsSpan(0, reader.CopyString(unescaped));
            output.AddText(text);
            return !text.Contains((byte)0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(unescaped);
        }
    }
}
