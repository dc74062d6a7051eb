namespace Trends.Storage;

/// <summary>A part that is tried by a call.</summary>
/// <param name="name">Its name.</param>
/// <param name="required">Whether the app cannot do its work without it.</param>
/// <param name="check">The call; throws where the part cannot be reached.</param>
public sealed class PartHealth(string name, bool required, Func<CancellationToken, Task> check) : IPartHealth
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool Required => required;

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => check(cancellationToken);
}
