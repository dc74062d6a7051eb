namespace Trends.Storage;

/// <summary>A part outside the process that the app works with, and whether it can be reached.</summary>
public interface IPartHealth
{
    /// <summary>Gets its name, lower case, such as <c>lake</c> or <c>cache</c>.</summary>
    string Name { get; }

    /// <summary>Gets a value indicating whether the app cannot do its work without it; without another one it works on, with less.</summary>
    bool Required { get; }

    /// <summary>Tries it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Exception">It cannot be reached, of whatever type its client throws.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}
