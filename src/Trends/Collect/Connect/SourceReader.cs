using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect;

/// <summary>Reads a stream page by page from where its cursor stands. Whoever lands a page keeps the page's cursor after that, so that a crash reads a page again and loses none.</summary>
/// <param name="client">Asks.</param>
/// <param name="gate">Keeps to the quotas.</param>
/// <param name="options">How far a first read goes back.</param>
/// <param name="clock">The clock.</param>
internal sealed class SourceReader(SourceClient client, CallGate gate, IOptions<SourcesOptions> options, TimeProvider clock)
{
    // What the status tells has been tried again by the client already; this is for torn bodies and half documents.
    private const int Tries = 3;

    // A platform that keeps refusing after the times it stated is left alone until the next run.
    private const int MostRefusals = 5;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _restUntil = new(StringComparer.Ordinal);

    /// <summary>Reads on.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="read">What is wanted.</param>
    /// <param name="cursor">Where it stands.</param>
    /// <param name="cancellationToken">Stops the read between two pages.</param>
    /// <exception cref="SourceException">The platform says no; the pages so far stand.</exception>
    internal async IAsyncEnumerable<SourcePage> ReadAsync(
        Connector stream, SourceSettings settings, SourceRead read, SourceCursor cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PageReader pages = new(stream, settings, read);
        SourceCursor at = cursor.IsUnfinished ? cursor : cursor.Begin(stream.Manifest, read, options.Value.FirstWindow, clock.GetUtcNow());
        do
        {
            SourcePage page = await PageAsync(pages, stream, settings, read, at, cancellationToken);
            yield return page;
            at = page.Cursor;
        }
        while (at.IsUnfinished);
    }

    private async Task<SourcePage> PageAsync(PageReader pages, Connector stream, SourceSettings settings, SourceRead read, SourceCursor cursor, CancellationToken cancellationToken)
    {
        int refusals = 0;
        for (int attempt = 1; ; attempt++)
        {
            await RestAsync(stream, cancellationToken);
            PageResult result;
            try
            {
                result = await gate.CallAsync(stream, settings, read, stop => pages.ReadAsync(client, cursor, clock.GetUtcNow(), stop), cancellationToken);
            }
            catch (SourceException e) when (e.Error.Kind == ErrorKind.Transient && attempt < Tries)
            {
                continue;
            }

            if (result.Error is not { } error)
            {
                if (result.Wait is { } wait)
                {
                    _restUntil[stream.Name] = clock.GetUtcNow() + wait;
                }

                return result.Page!;
            }

            switch (error.Kind)
            {
                case ErrorKind.RateLimited when ++refusals < MostRefusals:
                    // The gate knows until when, and waits or gives up before the next call.
                    attempt--;
                    break;
                case ErrorKind.Position when cursor.Position is not null && attempt < Tries:
                    cursor = cursor with { Position = null };
                    break;
                case ErrorKind.Transient when attempt < Tries:
                    break;
                default:
                    throw new SourceException(stream.Name, error);
            }
        }
    }

    // What a good answer asked for holds for the next page and for the next query alike.
    private async Task RestAsync(Connector stream, CancellationToken cancellationToken)
    {
        if (!_restUntil.TryGetValue(stream.Name, out DateTimeOffset until) || until - clock.GetUtcNow() is not { Ticks: > 0 } rest)
        {
            return;
        }

        if (rest > options.Value.MaxWait)
        {
            throw new SourceException(stream.Name, new SourceError(ErrorKind.RateLimited, 200, "wants to be left alone for a while", until));
        }

        await Task.Delay(rest, clock, cancellationToken);
    }
}
