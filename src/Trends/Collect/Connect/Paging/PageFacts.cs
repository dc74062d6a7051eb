using System.Text.Json;

namespace Trends.Collect.Connect.Paging;

/// <summary>What of a page decides which one is next.</summary>
/// <param name="Root">The answer; undefined for feeds.</param>
/// <param name="Link">The header <c>Link</c>; null for none.</param>
/// <param name="Records">How many entries its lists held, those that are no records too.</param>
/// <param name="Last">The last record; undefined without one.</param>
internal readonly record struct PageFacts(JsonElement Root, string? Link, int Records, JsonElement Last);
