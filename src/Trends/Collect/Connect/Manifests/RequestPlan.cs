using System.Text.Json;

namespace Trends.Collect.Connect.Manifests;

/// <summary>The request that reads a page. Texts may hold <c>{query}</c>, <c>{setting.name}</c>, <c>{from:format}</c>, <c>{to:format}</c>, <c>{since}</c> and <c>{page}</c>; a parameter whose value comes to nothing is left out; <c>{{</c> and <c>}}</c> stand for braces.</summary>
/// <param name="Path">The path below the base address, or a whole address.</param>
/// <param name="Query">Query parameters.</param>
/// <param name="Headers">Further headers.</param>
/// <param name="Body">A JSON body, its texts filled in the same way; null for a GET.</param>
/// <param name="IsFeed">Whether the answer is RSS or Atom, asked for with what it was last time (ETag, Last-Modified).</param>
public sealed record RequestPlan(
    string Path,
    IReadOnlyDictionary<string, string>? Query = null,
    IReadOnlyDictionary<string, string>? Headers = null,
    JsonElement? Body = null,
    bool IsFeed = false);
