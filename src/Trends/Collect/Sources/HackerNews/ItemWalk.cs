using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Errors;

namespace Trends.Collect.Sources.HackerNews;

/// <summary>Fetches items by id and keeps them in the order asked for.</summary>
/// <param name="calls">Asks.</param>
internal sealed class ItemWalk(StreamCalls calls) : IDisposable
{
    // Nothing limits calls; a handful at a time is quick enough and rude to nobody.
    private const int AtOnce = 6;

    private readonly List<JsonDocument> _documents = [];

    /// <summary>Gets the items so far.</summary>
    internal IReadOnlyList<JsonElement> Items => [.. _documents.Select(d => d.RootElement)];

    /// <summary>Reads a number; 0 where there is none.</summary>
    internal static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    /// <summary>Gives the ids of an item's direct answers.</summary>
    internal static IEnumerable<long> Kids(JsonElement item)
        => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("kids", out JsonElement kids) ? kids.EnumerateArray().Select(k => k.GetInt64()) : [];

    /// <summary>Fetches items; ids that stand for nothing (<c>null</c>) are passed over.</summary>
    /// <returns>Why it stopped; null when it came to the end.</returns>
    internal async Task<SourceError?> AddAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        foreach (long[] some in ids.Chunk(AtOnce))
        {
            (JsonDocument? Json, SourceError? Error)[] answers = await Task.WhenAll(
                some.Select(id => calls.AskAsync("/v0/item/{query}.json", id.ToString(CultureInfo.InvariantCulture), cancellationToken)));
            _documents.AddRange(answers.Select(a => a.Json).OfType<JsonDocument>().Where(d => d.RootElement.ValueKind == JsonValueKind.Object));
            if (answers.Select(a => a.Error).FirstOrDefault(e => e is not null) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>Gives all items as one list.</summary>
    internal JsonDocument Whole()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartArray();
            _documents.ForEach(d => d.RootElement.WriteTo(json));
            json.WriteEndArray();
        }

        return JsonDocument.Parse(buffer.WrittenMemory);
    }

    /// <inheritdoc/>
    public void Dispose() => _documents.ForEach(d => d.Dispose());
}
