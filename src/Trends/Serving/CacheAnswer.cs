namespace Trends.Serving;

/// <summary>An answer from or through the cache.</summary>
/// <param name="Body">UTF-8 JSON, not to be changed.</param>
/// <param name="Hit">Whether it lay in the cache: the header <c>X-Cache</c> says <c>hit</c> or <c>miss</c>.</param>
public readonly record struct CacheAnswer(ReadOnlyMemory<byte> Body, bool Hit);
