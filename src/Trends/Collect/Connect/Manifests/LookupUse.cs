namespace Trends.Collect.Connect.Manifests;

/// <summary>How posts of a stream are asked for by id.</summary>
/// <param name="By">The platform's look-up, by name.</param>
/// <param name="Key">Where a record holds what it is asked for by; a text such as <c>{record.channel_id} {record.id}</c> where it takes several values.</param>
public sealed record LookupUse(string By, string Key = "id");
