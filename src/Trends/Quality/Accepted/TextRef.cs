namespace Trends.Quality.Accepted;

/// <summary>Where a text is in a <see cref="TextArena"/>; the default value stands for no text.</summary>
/// <param name="Block">The block, from 1.</param>
/// <param name="Start">The first character.</param>
/// <param name="Length">How many characters.</param>
internal readonly record struct TextRef(int Block, int Start, int Length)
{
    /// <summary>Gets a value indicating whether there is a text.</summary>
    public bool HasText => Block > 0;
}
