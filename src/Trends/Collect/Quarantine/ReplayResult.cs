namespace Trends.Collect.Quarantine;

/// <summary>What putting quarantined records through again did.</summary>
/// <param name="Counts">In = out + duplicates + quarantined; out are records that landed, duplicates stood in raw already.</param>
/// <param name="Landed">New raw batches with records that can be read now.</param>
/// <param name="Reassess">Batches whose records stand in raw and were set aside by a later stage: have it judge them again.</param>
public sealed record ReplayResult(StageCounts Counts, IReadOnlyList<BatchRef> Landed, IReadOnlyList<BatchRef> Reassess);
