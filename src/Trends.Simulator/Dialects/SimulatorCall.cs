using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trends.Simulator.Faults;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects;

/// <summary>One call to a platform: what is asked for, and the answer as it is put together.</summary>
public sealed class SimulatorCall
{
    // Platforms write Hangul and emoji as they are.
    private static readonly JsonWriterOptions PlainJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly IDialect _dialect;
    private IFormCollection? _form;

    internal SimulatorCall(HttpContext http, SimulatorContext simulator, IDialect dialect, PlatformWorld world)
    {
        Http = http;
        Simulator = simulator;
        World = world;
        _dialect = dialect;
        Now = simulator.Now;
    }

    /// <summary>Gets the request and response themselves.</summary>
    public HttpContext Http { get; }

    /// <summary>Gets what all dialects share.</summary>
    public SimulatorContext Simulator { get; }

    /// <summary>Gets the platform's part of the world.</summary>
    public PlatformWorld World { get; }

    /// <summary>Gets the platform's name.</summary>
    public string Platform => World.Spec.Platform;

    /// <summary>Gets the moment of the call; the whole answer speaks of it.</summary>
    public DateTimeOffset Now { get; internal set; }

    /// <summary>Gets until when a quota block on command holds; null without one. Dialects whose errors tell a wait tell this one.</summary>
    public DateTimeOffset? BlockedUntil { get; internal set; }

    /// <summary>Gets who calls.</summary>
    public string Credential { get; internal set; } = "";

    /// <summary>Gets the address of the platform here, without a slash at its end.</summary>
    public string Base => field ??= $"{Http.Request.Scheme}://{Http.Request.Host}/{Platform}";

    /// <summary>Gets or sets the status code of the answer.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Gets or sets the content type of the answer.</summary>
    public string ContentType { get; set; } = "application/json; charset=utf-8";

    /// <summary>Gets the posted JSON body; null where none was posted or it does not parse.</summary>
    public JsonElement? PostedJson { get; private set; }

    /// <summary>Gets or sets the item that limits of distinct items count, such as a hashtag.</summary>
    public string? LimitedItem { get; set; }

    internal ArrayBufferWriter<byte> Body { get; } = BodyPool.Take();

    internal CallFaults Faults { get; set; } = CallFaults.None;

    internal bool RejectedByLimit { get; set; }

    /// <summary>Gets a value indicating whether the caller's credential took the place of one that ended.</summary>
    internal bool IsRenewed { get; init; }

    /// <summary>Finds the item whose id is part of the address, and answers that there is none where the caller may not see it.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="kind">The kind of item that is asked for; null for any.</param>
    /// <returns>The item; null when the answer is given.</returns>
    public WorldItem? FindVisible(string name, ItemKind? kind = null)
    {
        if (World.Find(Route(name)) is { } item && (kind ?? item.Kind) == item.Kind && item.IsVisible(Now))
        {
            return item;
        }

        Fail(ApiError.NotFound);
        return null;
    }

    /// <summary>Reads a query parameter.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The first value; null where it is missing or empty.</returns>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) && values[0] is { Length: > 0 } value ? value : null;

    /// <summary>Reads a whole number from the query.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="otherwise">What is taken where it is missing or no number.</param>
    /// <returns>The number.</returns>
    public int Number(string name, int otherwise) =>
        int.TryParse(Query(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    /// <summary>Reads a moment from the query.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The moment in UTC; null where it is missing or no ISO 8601 date.</returns>
    public DateTimeOffset? Moment(string name) =>
        DateTimeOffset.TryParse(Query(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at) ? at : null;

    /// <summary>Reads a part of the path.</summary>
    /// <param name="name">The part's name in the route.</param>
    /// <returns>The part, decoded; empty where it is missing.</returns>
    public string Route(string name) => Http.GetRouteValue(name) as string ?? "";

    /// <summary>Reads the token after <c>Bearer</c>.</summary>
    /// <returns>The token; null where there is none.</returns>
    public string? Bearer() => Http.Request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        ? header[7..].Trim()
        : null;

    /// <summary>Sets a header of the answer.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    public void Header(string name, string value) => Http.Response.Headers[name] = value;

    /// <summary>Sets a header of the answer to a number.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    public void Header(string name, long value) => Header(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a field of a posted form, or of the object in a posted JSON body.</summary>
    /// <param name="name">The field's name.</param>
    /// <returns>The value as text; null where it is missing.</returns>
    public string? Posted(string name) =>
        _form is not null && _form.TryGetValue(name, out var values) ? values[0]
        : PostedJson is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out JsonElement value) ? value.ToString()
        : null;

    /// <summary>Writes the answer as JSON; what was written before is dropped.</summary>
    /// <param name="write">Writes one value.</param>
    public void Json(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Body.ResetWrittenCount();
        using Utf8JsonWriter json = new(Body, PlainJson);
        write(json);
    }

    /// <summary>Writes the answer as text; what was written before is dropped.</summary>
    /// <param name="contentType">The content type.</param>
    /// <param name="text">The text.</param>
    public void Text(string contentType, string text)
    {
        Body.ResetWrittenCount();
        ContentType = contentType;
        Encoding.UTF8.GetBytes(text, Body);
    }

    /// <summary>Writes the answer as text; what was written before is dropped.</summary>
    /// <param name="contentType">The content type.</param>
    /// <param name="text">The text.</param>
    public void Text(string contentType, StringBuilder text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Body.ResetWrittenCount();
        ContentType = contentType;

        // An encoder remembers half a character at the end of a chunk.
        Encoder encoder = Encoding.UTF8.GetEncoder();
        foreach (ReadOnlyMemory<char> chunk in text.GetChunks())
        {
            encoder.Convert(chunk.Span, Body, flush: false, out _, out _);
        }
    }

    /// <summary>Writes the answer as bytes; what was written before is dropped.</summary>
    /// <param name="contentType">The content type.</param>
    /// <param name="bytes">The bytes.</param>
    public void Bytes(string contentType, ReadOnlySpan<byte> bytes)
    {
        Body.ResetWrittenCount();
        ContentType = contentType;
        Body.Write(bytes);
    }

    /// <summary>Sends the caller elsewhere.</summary>
    /// <param name="status">301, 302, 307 or 308.</param>
    /// <param name="address">Where to.</param>
    public void Redirect(int status, string address)
    {
        Status = status;
        Header("Location", address);
        Text("text/html", "");
    }

    /// <summary>Answers an error in the platform's words.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="detail">More words, such as the parameter's name.</param>
    public void Fail(ApiError error, string detail = "")
    {
        RejectedByLimit = error is ApiError.RateLimited or ApiError.QuotaExceeded;
        _dialect.WriteError(this, error, detail);
    }

    /// <summary>Takes one page and one item more, to know whether there is a next one; the faults of paging happen here.</summary>
    /// <param name="items">The items of the page and all after it.</param>
    /// <param name="take">How many items a page holds.</param>
    /// <returns>The page.</returns>
    public WorldPage Page(IEnumerable<WorldItem> items, int take)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (!Faults.Any)
        {
            List<WorldItem> page = [.. items.Take(take + 1)];
            bool more = page.Count > take;
            if (more)
            {
                page.RemoveAt(take);
            }

            return new(page, more);
        }

        return PagingFaults.Page(this, items, take);
    }

    internal async Task ReadBodyAsync()
    {
        if (Http.Request.HasFormContentType)
        {
            _form = await Http.Request.ReadFormAsync(Http.RequestAborted);
            return;
        }

        try
        {
            using JsonDocument json = await JsonDocument.ParseAsync(Http.Request.Body, default, Http.RequestAborted);
            PostedJson = json.RootElement.Clone();
        }
        catch (JsonException)
        {
            // The dialect answers that something is missing.
        }
    }
}
