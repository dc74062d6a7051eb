namespace Microsoft.DurableTask;

/// <summary>The version of an orchestrator or activity; compared without regard to case.</summary>
public readonly struct TaskVersion : IEquatable<TaskVersion>
{
    /// <summary>No version.</summary>
    public static readonly TaskVersion Unversioned = new(string.Empty);

    /// <summary>Initializes a new instance of the <see cref="TaskVersion"/> struct.</summary>
    /// <param name="version">The version; null gives the default value.</param>
    public TaskVersion(string version) => Version = version;

    /// <summary>Gets the version as text; null for the default value.</summary>
    public string Version { get; }

    /// <summary>Takes a version as text.</summary>
    public static implicit operator string(TaskVersion value) => value.Version;

    /// <summary>Makes a version of text.</summary>
    public static implicit operator TaskVersion(string value) => new(value);

    /// <summary>Tells whether two versions are equal.</summary>
    public static bool operator ==(TaskVersion left, TaskVersion right) => left.Equals(right);

    /// <summary>Tells whether two versions differ.</summary>
    public static bool operator !=(TaskVersion left, TaskVersion right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TaskVersion other) => string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Version is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Version);
}
