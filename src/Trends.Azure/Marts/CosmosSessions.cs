using System.Collections.Concurrent;
using System.Globalization;

namespace Trends.Azure.Marts;

/// <summary>
/// What was written last to each range of each container, so that reads see it under session consistency: bulk writes go through a client of their own, whose
/// session the other one does not know.
/// </summary>
internal sealed class CosmosSessions
{
    private readonly ConcurrentDictionary<(string Container, string Range), (long Sequence, string Token)> _tokens = new();
    private readonly ConcurrentDictionary<string, string> _joined = new(StringComparer.Ordinal);

    /// <summary>Notes a response's token.</summary>
    /// <param name="container">The container's name.</param>
    /// <param name="token">The token, <c>range:version#sequence…</c>; null for none.</param>
    public void Note(string container, string? token)
    {
        if (token?.IndexOf(':', StringComparison.Ordinal) is not (> 0 and int colon))
        {
            return;
        }

        long sequence = Sequence(token.AsSpan(colon + 1));
        (string, string) key = (container, token[..colon]);
        (long Sequence, string Token) newest = _tokens.AddOrUpdate(key, static (_, t) => t, static (_, old, t) => t.Item1 > old.Sequence ? t : old, (sequence, token));
        if (newest.Token == token)
        {
            _joined.TryRemove(container, out _);
        }
    }

    /// <summary>Gives the token to read with; null before anything was written.</summary>
    /// <param name="container">The container's name.</param>
    public string? Token(string container) =>
        _joined.GetOrAdd(container, c => string.Join(',', _tokens.Where(t => t.Key.Container == c).Select(t => t.Value.Token))) is { Length: > 0 } token ? token : null;

    /// <summary>Forgets a container's tokens: it was made anew.</summary>
    /// <param name="container">The container's name.</param>
    public void Forget(string container)
    {
        foreach ((string Container, string Range) key in _tokens.Keys.Where(k => k.Container == container))
        {
            _tokens.TryRemove(key, out _);
        }

        _joined.TryRemove(container, out _);
    }

    // Either "sequence" or "version#sequence#region=sequence…".
    private static long Sequence(ReadOnlySpan<char> token)
    {
        int hash = token.IndexOf('#');
        ReadOnlySpan<char> rest = token[(hash + 1)..];
        int end = rest.IndexOf('#');
        return long.TryParse(end < 0 ? rest : rest[..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long sequence) ? sequence : 0;
    }
}
