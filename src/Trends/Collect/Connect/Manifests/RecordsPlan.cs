namespace Trends.Collect.Connect.Manifests;

/// <summary>Where an answer holds its records, and what is put into each before it is landed.</summary>
/// <param name="At">The paths to the records, such as <c>$.data[*]</c>; all of them are read.</param>
/// <param name="Shape">Members that every such record has, such as <c>["id", "public_metrics.like_count"]</c>, <c>kind=t3</c> for a member of one value, <c>name^=t3_</c> for one that begins so, <c>id*=_</c> for one that holds it, <c>text|title</c> for one of them, <c>!text</c> for none: what a record is known by in a recorded answer, whatever is around it.</param>
/// <param name="Join">Objects from elsewhere in the answer that are put into the record.</param>
/// <param name="Attach">Texts that are put into the record, such as <c>"_region": "{setting.region}"</c> <c>"_at": "{now}"</c> or, out of the record itself, <c>"_id": "{record.owner_id}_{record.id}"</c>; their names start with an underscore.</param>
/// <param name="Skip">Members by which something in the list is known to be no record, such as <c>kind=more</c>; null for none.</param>
/// <param name="Outside">Members in which recorded answers hold objects that look like such records and are none, such as <c>category_list</c>; null for none.</param>
public sealed record RecordsPlan(
    IReadOnlyList<string> At,
    IReadOnlyList<string> Shape,
    IReadOnlyList<JoinPlan>? Join = null,
    IReadOnlyDictionary<string, string>? Attach = null,
    IReadOnlyList<string>? Skip = null,
    IReadOnlyList<string>? Outside = null);
