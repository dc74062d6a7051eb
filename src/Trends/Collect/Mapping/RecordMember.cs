namespace Trends.Collect.Mapping;

/// <summary>A member of received records and the fields that are made from it.</summary>
/// <param name="Name">The member's name in UTF-8.</param>
/// <param name="Targets">The fields.</param>
internal sealed record RecordMember(byte[] Name, FieldTarget[] Targets);
