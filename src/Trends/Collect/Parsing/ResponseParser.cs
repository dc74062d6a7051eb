using System.IO.Compression;
using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Quarantine;
using Trends.Collect.Readers;

namespace Trends.Collect.Parsing;

/// <summary>Makes canonical records of recorded API answers, as the platform's streams would of live ones. Nothing is stored or masked.</summary>
public sealed class ResponseParser
{
    private static readonly JsonReaderOptions Json = new() { MaxDepth = 512, AllowMultipleValues = true, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly string _platform;
    private readonly Connector[] _feeds;
    private readonly RecordFinder _finder;

    /// <summary>Initializes a new instance of the <see cref="ResponseParser"/> class.</summary>
    /// <param name="catalog">The platforms.</param>
    /// <param name="platform">The platform that answered, such as <c>mastodon</c>.</param>
    /// <param name="stream">One of its streams, such as <c>tag</c>; null for all of them.</param>
    /// <exception cref="InputException">There is no such platform or stream; the message lists the known ones.</exception>
    public ResponseParser(SourceCatalog catalog, string platform, string? stream = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(platform);
        _platform = platform = platform.ToLowerInvariant();
        Connector[] all = [.. catalog.Of(platform)];
        if (all.Length == 0)
        {
            string what = catalog.Platforms.Any(p => p.Platform == platform) ? $"Platform '{platform}' has no read API, and so no streams" : $"'{platform}' is no platform";
            throw new InputException($"{what}. Known are {string.Join(", ", catalog.Streams.Select(s => s.Platform.Platform).Distinct())}.");
        }

        Connector[] wanted = [.. all.Where(s => stream is null || s.Manifest.Stream == stream)];
        if (wanted.Length == 0)
        {
            throw new InputException($"Platform '{platform}' has no stream '{stream}'. It has {string.Join(", ", all.Select(s => s.Manifest.Stream))}.");
        }

        _feeds = [.. wanted.Where(s => s.Manifest.IsFeed).OrderByDescending(s => s.Shape.Length)];
        _finder = new(wanted.Where(s => !s.Manifest.IsFeed));
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file: JSON, JSON lines, RSS or Atom; may be gzip.</param>
    /// <exception cref="InputException">It cannot be read, or holds neither JSON nor a feed; the message names file and line.</exception>
    public ParsedFile ParseFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            byte[] content = File.ReadAllBytes(path);
            return Parse(content is [0x1F, 0x8B, ..] ? Unpack(content) : content, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InputException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InputException">It is neither JSON nor a feed of the platform.</exception>
    public ParsedFile Parse(ReadOnlyMemory<byte> content, string name)
    {
        ReadOnlySpan<byte> start = content.Span.StartsWith("\uFEFF"u8) ? content.Span[3..] : content.Span;
        bool isWide = start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return isWide || start.TrimStart(" \t\r\n"u8) is [(byte)'<', ..]
            ? Feed(content, name)
            : Documents(content[^start.Length..], name);
    }

    private static byte[] Unpack(byte[] content)
    {
        using GZipStream gzip = new(new MemoryStream(content), CompressionMode.Decompress);
        using MemoryStream plain = new();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private ParsedFile Documents(ReadOnlyMemory<byte> content, string name)
    {
        AnswerReader answers = new();
        Utf8JsonReader reader = new(content.Span, Json);
        int documents = 0;
        try
        {
            while (reader.Read())
            {
                using JsonDocument document = JsonDocument.ParseValue(ref reader);
                documents++;
                _finder.Find(document.RootElement, (stream, element, lists) => answers.Add(stream, element, lists));
            }
        }
        catch (JsonException e)
        {
            long line = (e.LineNumber ?? 0) + 1;
            if (documents == 0)
            {
                throw new InputException($"'{name}', line {line}: neither JSON nor a feed: {e.Message}", e);
            }

            answers.Quarantine(line, QuarantineReasons.BadJson, $"From here on it is no JSON: {e.Message}");
        }

        return answers.Result;
    }

    private ParsedFile Feed(ReadOnlyMemory<byte> content, string name)
    {
        if (_feeds.Length == 0)
        {
            throw new InputException($"'{name}', line 1: XML, and platform '{_platform}' answers in JSON. Feeds of no platform of their own are read with --platform rss.");
        }

        AnswerReader answers = new();
        using FeedReader reader = new(new MemoryStream(content.ToArray()), name);
        while (reader.Read())
        {
            if (reader.Current.Defect is { } defect)
            {
                answers.Quarantine(reader.Current.Line, defect.Reason, defect.Message);
                continue;
            }

            using JsonDocument item = JsonDocument.Parse(reader.Current.Json);
            if (Array.Find(_feeds, s => Array.TrueForAll(s.Shape, test => test.Passes(item.RootElement))) is { } stream)
            {
                answers.Add(stream, item.RootElement, new(item.RootElement), reader.Current.Line);
            }
            else
            {
                answers.Quarantine(reader.Current.Line, QuarantineReasons.NoContent, $"The item has the shape of no record of '{_platform}'.");
            }
        }

        return answers.Result is { Records.Count: 0, Quarantined: [{ Reason: QuarantineReasons.BadXml or QuarantineReasons.Truncated } broken] }
            ? throw new InputException($"'{name}', line {broken.Line}: {broken.Message}")
            : answers.Result;
    }
}
