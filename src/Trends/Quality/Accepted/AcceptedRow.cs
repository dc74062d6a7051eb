namespace Trends.Quality.Accepted;

/// <summary>A row of an accepted part: the record, clean of personal data, and what was derived from it.</summary>
internal sealed class AcceptedRow
{
    public required Guid Identity { get; init; }

    public required Guid Entity { get; init; }

    public required Guid ContentHash { get; init; }

    public required DateTime VersionAt { get; init; }

    public required DateTime? EventAt { get; init; }

    public required string Month { get; init; }

    public required long Line { get; init; }

    public required CanonicalRecord Record { get; init; }

    public string? Extras { get; init; }

    public bool HeldOut { get; init; }

    public IReadOnlyList<string>? Terms { get; init; }

    public ulong UniqueKey { get; init; }
}
