using TrendFunctions.Pipeline;
using Trends.Quality.Erasure;

namespace TrendFunctions.Erasure;

/// <summary>What became of an erasure; says nothing of whom or what it was about.</summary>
/// <param name="Id">The id of the run that did it.</param>
/// <param name="Status">One of the words of a run report.</param>
/// <param name="Subject"><c>author</c> or <c>post</c>.</param>
/// <param name="Platform">The platform; null for every one.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="FinishedAt">When it was done; null while it goes on.</param>
/// <param name="Found">How many records were erased from raw, quarantine and the event log; 0 when nothing of it was there.</param>
/// <param name="Stores">What was erased there, store by store.</param>
/// <param name="Stages">The stages that made staging, warehouse, marts and models anew without it.</param>
/// <param name="Later">What goes later by itself, and when.</param>
/// <param name="Error">What went wrong; null for nothing.</param>
public sealed record ErasureReceipt(
    string Id,
    string Status,
    string Subject,
    string? Platform,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt,
    long Found,
    IReadOnlyList<ErasedFrom> Stores,
    IReadOnlyList<StageReport> Stages,
    IReadOnlyList<string> Later,
    string? Error);
