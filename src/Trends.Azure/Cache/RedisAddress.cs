namespace Trends.Azure.Cache;

/// <summary>Where a Redis listens.</summary>
/// <param name="Host">Its host.</param>
/// <param name="Port">Its port, from 1 to 65,535.</param>
/// <param name="IsLoopback">Whether it is on this machine, so that nobody listens between.</param>
internal sealed record RedisAddress(string Host, int Port, bool IsLoopback)
{
    /// <summary>Reads <c>host:port</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The address; null where the text is none.</returns>
    public static RedisAddress? Find(string? text) =>
        Uri.TryCreate("redis://" + text, UriKind.Absolute, out Uri? uri)
        && uri is { Port: > 0, UserInfo: "", AbsolutePath: "" or "/", Query: "", Fragment: "" }
        && text is not [.., '/']
            ? new(uri.DnsSafeHost, uri.Port, uri.IsLoopback)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}";
}
