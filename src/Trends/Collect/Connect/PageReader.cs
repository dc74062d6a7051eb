using System.Globalization;
using System.Text.Json;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Paging;
using Trends.Collect.Connect.Requests;
using Trends.Collect.Readers;

namespace Trends.Collect.Connect;

/// <summary>Asks for one page and takes its records out.</summary>
/// <param name="stream">The stream.</param>
/// <param name="settings">The platform's settings.</param>
/// <param name="read">What is wanted.</param>
internal sealed class PageReader(Connector stream, SourceSettings settings, SourceRead read)
{
    // No platform that has to be asked in pieces tells times finer than this.
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(15);

    private readonly RequestBuilder _builder = new(stream, settings.BaseUrl());
    private readonly RecordSelector _selector = new(stream);
    private readonly StreamManifest _manifest = stream.Manifest;

    /// <summary>Asks for the page that a cursor stands at.</summary>
    /// <param name="client">Asks.</param>
    /// <param name="gate">Keeps to the quotas where a stream's code asks further; null where settings are tried.</param>
    /// <param name="cursor">The cursor of a read under way.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<PageResult> ReadAsync(SourceClient client, CallGate? gate, SourceCursor cursor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        RequestValues values = new(read.Query, settings.Setting, cursor.From, cursor.To, Since(cursor), now);
        (SourceAnswer answer, JsonDocument? json, SourceError? error) = await client.AskAsync(
            _builder, stream, settings, values, cursor.Position, _manifest.IsFeed ? Conditions(cursor) : null, cancellationToken);
        using (json)
        {
            return error?.Kind == ErrorKind.Missing ? new(answer, new([], answer.Shown.ToString(), cursor.After(_manifest, null, null)), null) { IsMissing = true }
                : error is not null ? new(answer, null, error)
                : _manifest.IsFeed ? Feed(answer, values, cursor)
                : stream.Code is { } code ? await CompleteAsync(code, client, gate, answer, json!.RootElement, values, cursor, cancellationToken)
                : new(answer, Page(answer, json!.RootElement, values, cursor), null) { Wait = Wait(json.RootElement) };
        }
    }

    private async Task<PageResult> CompleteAsync(
        IStreamCode code, SourceClient client, CallGate? gate, SourceAnswer answer, JsonElement root, RequestValues values, SourceCursor cursor, CancellationToken cancellationToken)
    {
        StreamCalls calls = new(client, gate, stream, settings, read, values);
        (JsonDocument? whole, SourceError? error) = await code.CompleteAsync(root, values.Since, calls, cancellationToken);
        using (whole)
        {
            return error is not null ? new(answer, null, error) : new(answer, Page(answer, whole!.RootElement, values, cursor), null);
        }
    }

    private TimeSpan? Wait(JsonElement root)
        => stream.Platform.WaitAt is { } at && double.TryParse(JsonPaths.Text(root, at), CultureInfo.InvariantCulture, out double seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400 * 31))
            : null;

    private static Dictionary<string, string> Conditions(SourceCursor cursor)
    {
        Dictionary<string, string> conditions = [];
        if (cursor.ETag is { } etag)
        {
            conditions["If-None-Match"] = etag;
        }

        if (cursor.LastModified is { } changed)
        {
            conditions["If-Modified-Since"] = changed;
        }

        return conditions;
    }

    private string? Since(SourceCursor cursor) => cursor.Lower is null || _manifest.Increment is not { } plan ? null
        : plan.Type == IncrementType.Id ? IncrementValues.IdOf(cursor.Lower) : cursor.Lower;

    private SourcePage Page(SourceAnswer answer, JsonElement root, RequestValues values, SourceCursor cursor)
    {
        (List<(ReadOnlyMemory<byte> Json, JsonElement Element)> records, int entries) = _selector.Select(root, values);
        if (_manifest.Paging is { Type: PagingType.None, Size: > 0 and int most } && entries >= most && cursor.To - cursor.From is { } window && window > ShortestWindow)
        {
            return new([], answer.Shown.ToString(), cursor with { To = cursor.From + (window / 2) });
        }

        PageFacts facts = new(root, answer.Header("Link"), entries, records.Count == 0 ? default : records[^1].Element);
        string? next = Pager.Next(_manifest.Paging, cursor.Position, facts);
        IncrementPlan? plan = _manifest.Increment;
        string[] parents = _manifest.ParentAt is { } at ? [.. records.Select(r => RecordSelector.Parent(at, r.Element, values)).OfType<string>()] : [];
        string[] authors = Texts(records, _manifest.OwnOnly);
        if (plan is null || records.Count == 0)
        {
            return new([.. records.Select(r => r.Json)], answer.Shown.ToString(), cursor.After(_manifest, next, null)) { Parents = parents, Authors = authors };
        }

        string?[] places = [.. records.Select(r => Place(plan, r.Element, values))];
        string? lower = IncrementValues.Rounded(plan, cursor.Lower);
        bool isOld = plan.Order == PageOrder.NewestFirst && lower is not null && places.All(p => p is not null && !IncrementValues.IsAfter(p, lower));

        // Newest first, what stands above a new record is new whatever its own time says: times can be wrong.
        int lastNew = plan is { Type: IncrementType.Time, Order: PageOrder.NewestFirst } ? Array.FindLastIndex(places, p => IsWanted(plan, p, lower)) : -1;
        List<ReadOnlyMemory<byte>> wanted = [.. records.Where((_, i) => i <= lastNew || IsWanted(plan, places[i], lower)).Select(r => r.Json)];
        return new(wanted, answer.Shown.ToString(), cursor.After(_manifest, isOld ? null : next, Seen(plan, places, values.Now!.Value))) { Parents = parents, Authors = authors };
    }

    // What is dated into the future must not end all reads that come before it.
    private static string? Seen(IncrementPlan plan, string?[] places, DateTimeOffset now)
    {
        string? most = plan.Type == IncrementType.Time ? IncrementValues.Of(now.AddDays(1)) : null;
        return places.Where(p => most is null || !IncrementValues.IsAfter(p, most)).Max(StringComparer.Ordinal);
    }

    private string? Place(IncrementPlan plan, JsonElement record, RequestValues values)
        => _manifest.Records.Attach?.TryGetValue(plan.At, out string? template) == true
            ? IncrementValues.Of(plan, TemplateText.Fill(template, values.Get))
            : IncrementValues.Of(plan, record);

    private static string[] Texts(List<(ReadOnlyMemory<byte> Json, JsonElement Element)> records, string? path)
        => path is null ? [] : [.. records.Select(r => JsonPaths.Text(r.Element, path)).OfType<string>()];

    // Times are not fine enough to tell two records apart; ids are.
    private static bool IsWanted(IncrementPlan plan, string? place, string? lower)
        => place is null || IncrementValues.IsAfter(place, lower) || (plan.Type == IncrementType.Time && place == lower);

    private PageResult Feed(SourceAnswer answer, RequestValues values, SourceCursor cursor)
    {
        SourceCursor done = cursor.After(_manifest, null, null);
        if (answer.Status == 304)
        {
            return new(answer, new([], answer.Shown.ToString(), done), null);
        }

        List<ReadOnlyMemory<byte>> records = [];
        SourceError? broken = null;
        using FeedReader reader = new(new MemoryStream(answer.Body), answer.Shown.ToString());
        while (reader.Read())
        {
            if (reader.Current.Defect is { } defect)
            {
                // What a feed breaks off with is set aside under its own name by the landing: it is no JSON.
                broken = new(ErrorKind.Transient, answer.Status, defect.Message);
                records.Add(defect.Bytes.ToArray());
            }
            else
            {
                records.Add(Item(reader.Current.Json, values));
            }
        }

        // A feed that broke off is not to be told unchanged when it is asked for again.
        SourceCursor known = broken is null ? done with { ETag = answer.Header("ETag"), LastModified = answer.Header("Last-Modified") } : done with { ETag = null, LastModified = null };
        return new(answer, new(records, answer.Shown.ToString(), known), broken);
    }

    private ReadOnlyMemory<byte> Item(ReadOnlyMemory<byte> json, RequestValues values)
    {
        using JsonDocument item = JsonDocument.Parse(json);
        return _selector.Write(item.RootElement, _selector.Lists(item.RootElement), values);
    }
}
