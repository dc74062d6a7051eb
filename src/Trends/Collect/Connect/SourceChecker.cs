using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Push;
using Trends.Collect.Connect.Push.Channels;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect;

/// <summary>Tries settings and credentials: asks each stream for one page and lands nothing.</summary>
public sealed class SourceChecker
{
    // What a name that nobody gave stands for, so that credentials can be tried without one.
    private const string AnyTerm = "news";

    private readonly SourceCatalog _catalog;
    private readonly SourceClient _client;
    private readonly PushConnector _connector;
    private readonly SourcesOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Initializes a new instance of the <see cref="SourceChecker"/> class.</summary>
    /// <param name="catalog">The streams.</param>
    /// <param name="client">Asks.</param>
    /// <param name="connector">Connects.</param>
    /// <param name="options">The settings.</param>
    /// <param name="clock">The clock.</param>
    internal SourceChecker(SourceCatalog catalog, SourceClient client, PushConnector connector, IOptions<SourcesOptions> options, TimeProvider clock)
        => (_catalog, _client, _connector, _options, _clock) = (catalog, client, connector, options.Value, clock);

    /// <summary>Gets the names of the platforms that are switched on.</summary>
    public IReadOnlyList<string> Enabled => [.. _catalog.Platforms.Where(p => _options.Of(p).IsEnabled).Select(p => p.Platform)];

    /// <summary>Tries a platform, or one stream of it.</summary>
    /// <param name="name">The platform's name or the stream's, such as <c>mastodon</c> or <c>mastodon-tag</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InputException">There is neither.</exception>
    public async IAsyncEnumerable<SourceCheck> CheckAsync(string name, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Connector[] streams = [.. _catalog.Streams.Where(s => s.Name == name || s.Platform.Platform == name)];
        PlatformManifest platform = streams.FirstOrDefault()?.Platform ?? _catalog.Platforms.FirstOrDefault(p => p.Platform == name)
            ?? throw new InputException($"There is no source '{name}'. Platforms are: {string.Join(", ", _catalog.Platforms.Select(p => p.Platform))}.");
        SourceSettings settings = _options.Of(platform);
        if (streams.Length == 0)
        {
            yield return new(name, false, $"{platform.Title} has no read API: {platform.Access.Note}");
            yield break;
        }

        string[] misspelt = [.. SettingNames.Unknown(platform, _catalog.Of(platform.Platform).Select(s => s.Manifest.Stream), _options.Platforms.TryGetValue(platform.Platform, out PlatformOptions? own) ? own : null)];
        if (misspelt.Length > 0)
        {
            yield return new(platform.Platform, false, $"{string.Join("; ", misspelt)}.");
            yield break;
        }

        if (settings.Missing.Count > 0)
        {
            yield return new(platform.Platform, false, $"missing {string.Join("; ", settings.Missing).TrimEnd('.')}. {platform.Access.Note}");
            yield break;
        }

        foreach ((PlatformVariant way, IReadOnlyList<string> missing) in settings.Begun)
        {
            yield return new(platform.Platform, true, $"is not asked by way of {way.About}: lacks {string.Join("; ", missing).TrimEnd('.')}.");
        }

        TimeSpan pause = (platform.Quotas ?? []).Select(q => q.Window).OfType<SpacingWindow>().Select(w => w.Every).DefaultIfEmpty().Max();
        Connector[] tried = [.. streams.Where(s => s.Manifest.Query?.Type != QueryType.Parent && (s.Name == name || IsOn(s)))];
        bool isAnyRead = tried.Any(s => s.Manifest.IsPolled && (s.Manifest.Query is null || Query(s) is not null));
        bool isFirst = true;
        foreach (Connector stream in tried)
        {
            if (stream.Manifest.IsPolled && name != stream.Name && isAnyRead && Query(stream) is null && stream.Manifest.Query is { } facts)
            {
                yield return new(stream.Name, true, $"is not read, as it has no query: {facts.About} {QueriesOf(stream)}");
            }
            else if (stream.Manifest.IsPolled)
            {
                // Nothing is reserved for a try, so that it keeps the platform's distance by itself.
                await Task.Delay(isFirst ? TimeSpan.Zero : pause, _clock, cancellationToken);
                isFirst = false;
                (SourceCheck check, bool isReached) = await TryAsync(stream, settings, cancellationToken);
                yield return check;
                if (!isReached)
                {
                    // The other streams are at the same address, and each would take as long to say so.
                    yield break;
                }
            }

            if (stream.Push is not null)
            {
                yield return await TryPushAsync(stream, settings, stream.Name == name, cancellationToken);
            }
        }
    }

    private async Task<SourceCheck> TryPushAsync(Connector stream, SourceSettings settings, bool isAskedFor, CancellationToken cancellationToken)
    {
        string name = $"{stream.Name} (push)";
        WebhookPlan? webhook = stream.Push!.Transport == PushTransport.Webhook ? stream.Platform.Webhook : null;
        IReadOnlyList<string> missing = webhook is null ? settings.MissingOf(stream.Push) : settings.MissingOf(webhook);
        if (missing.Count > 0)
        {
            // Who never set it up does without it, and that is no failure.
            bool isBegun = isAskedFor || (webhook is not null && missing.Count < webhook.Secrets.Count);
            return new(name, !isBegun, $"{(webhook is null ? "not listened to" : "calls are not answered")}: lacks {string.Join("; ", missing).TrimEnd('.')}.");
        }

        if (webhook is not null)
        {
            return new(name, true, $"calls of api/webhooks/{stream.Platform.Platform} are believed when they are signed. {webhook.About}".TrimEnd());
        }

        try
        {
            string[] queries = Query(stream) is { } query ? [query] : [];
            (IPushChannel channel, _) = await _connector.OpenAsync(stream, settings, queries, null, cancellationToken);
            await channel.DisposeAsync();
            return new(name, true, "it can be connected to");
        }
        catch (SourceException e)
        {
            return new(name, false, Say(e.Error, stream, settings));
        }
    }

    private async Task<(SourceCheck Check, bool IsReached)> TryAsync(Connector stream, SourceSettings settings, CancellationToken cancellationToken)
    {
        string? query = Query(stream);
        if (stream.Manifest.Query is { Type: QueryType.Name or QueryType.Account } facts && query is null)
        {
            return (new(stream.Name, false, $"needs a query: {facts.About} {QueriesOf(stream)}"), true);
        }

        SourceRead read = new(stream.Name, query);
        DateTimeOffset now = _clock.GetUtcNow();
        try
        {
            SourceCursor cursor = new SourceCursor().Begin(stream.Manifest, read, _options.FirstWindow, now);
            PageResult result = await new PageReader(stream, settings, read).ReadAsync(_client, null, cursor, now, cancellationToken);
            return (result.Error is { } error ? new(stream.Name, false, Say(error, stream, settings))
                : result.IsMissing ? new(stream.Name, false, Missing(stream, settings, query))
                : new(stream.Name, true, $"{result.Records} records on the first page{(query is null ? string.Empty : $" for '{query}'")}{WayTaken.Text(stream.Platform)}"), true);
        }
        catch (SourceException e)
        {
            return (new(stream.Name, false, Say(e.Error, stream, settings)), e.Error.Status != 0);
        }
    }

    private bool IsOn(Connector stream) => !_options.Platforms.TryGetValue(stream.Platform.Platform, out PlatformOptions? platform)
        || !platform.Streams.TryGetValue(stream.Manifest.Stream, out StreamOptions? own) || own.Enabled;

    private static string QueriesOf(Connector stream) => $"Sources:Platforms:{stream.Platform.Platform}:Streams:{stream.Manifest.Stream}:Queries";

    private static string Missing(Connector stream, SourceSettings settings, string? query)
        => (query is null ? $"nothing is at this address. {AddressFix.Text(stream, settings)}"
            : $"there is no '{query}'. Look at {QueriesOf(stream)}{(settings.HasOtherBaseUrl ? $" and at Sources:Platforms:{stream.Platform.Platform}:BaseUrl" : string.Empty)}.");

    private static string Say(SourceError error, Connector stream, SourceSettings settings) => error.Kind switch
    {
        ErrorKind.Transient when error.Status == 0 => $"{error.Message.TrimEnd('.')}. {AddressFix.Text(stream, settings)}",
        ErrorKind.Transient when error.Status < 300 => $"what answers is not {stream.Platform.Title}: {error.Message.TrimEnd('.')}. {AddressFix.Text(stream, settings)}",
        ErrorKind.Credentials => $"the credentials are refused ({error.Status}): {error.Message} {error.Note}".TrimEnd(),
        ErrorKind.RateLimited => FormattableString.Invariant($"too many requests{(error.Until is { } until ? $" until {until.UtcDateTime:u}" : string.Empty)}{WayTaken.Text(stream.Platform)}; the credentials may be good"),
        _ => string.Join(' ', new[] { $"{error.Status}: {error.Message.TrimEnd('.')}.", error.Note, stream.Manifest.Query is null ? AddressFix.Text(stream, settings) : $"Look at {QueriesOf(stream)}." }.OfType<string>()),
    };

    private string? Query(Connector stream)
    {
        if (stream.Manifest.Query is not { } facts)
        {
            return null;
        }

        IList<string> own = _options.QueriesOf(stream);
        return own.FirstOrDefault() ?? (facts.Default is [{ } first, ..] ? first : null) ?? (facts.Type is QueryType.Name or QueryType.Account ? null : _options.Terms.FirstOrDefault() ?? AnyTerm);
    }
}
