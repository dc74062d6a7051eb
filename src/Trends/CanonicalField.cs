namespace Trends;

/// <summary>One field of a canonical record.</summary>
/// <param name="Name">The name in manifests and JSON, camel case.</param>
/// <param name="Column">The name in Parquet and SQL, snake case.</param>
/// <param name="Type">The type of its cells.</param>
/// <param name="Required">Whether a record without it is incomplete. Posts and news need one of text and title: both are marked, either fills both.</param>
/// <param name="Person">Whether it names a person and is pseudonymised before staging.</param>
/// <param name="FreeText">Whether people wrote it, so that it may hold personal data and is masked before staging.</param>
public sealed record CanonicalField(
    string Name,
    string Column,
    FieldType Type,
    bool Required = false,
    bool Person = false,
    bool FreeText = false);
