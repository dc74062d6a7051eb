namespace Trends.Collect.Connect.Manifests;

/// <summary>How a read goes on where the last one ended.</summary>
/// <param name="At">Where a record holds what orders the stream, its time or its id; or what the manifest attaches, such as <c>_day</c>.</param>
/// <param name="Type">How that is compared and written.</param>
/// <param name="Order">The order that pages come in.</param>
/// <param name="Overlap">How far behind the newest seen the next read starts, for what comes late; null for not at all. Only with times.</param>
/// <param name="FirstWindow">How far back the very first read goes.</param>
/// <param name="Pattern">How times are written where <see cref="IncrementType.Time"/> does not read them: a .NET pattern, such as <c>yyyyMMdd</c>, taken as UTC. Null for none.</param>
public sealed record IncrementPlan(
    string At,
    IncrementType Type,
    PageOrder Order = PageOrder.NewestFirst,
    TimeSpan? Overlap = null,
    TimeSpan? FirstWindow = null,
    string? Pattern = null);
