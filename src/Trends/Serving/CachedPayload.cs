using System.ComponentModel;

namespace Trends.Serving;

/// <summary>A serialised answer as it lies in the cache; never changed, so the memory cache hands it out as it is.</summary>
/// <param name="Body">UTF-8 JSON.</param>
[ImmutableObject(true)]
public sealed record CachedPayload(byte[] Body);
