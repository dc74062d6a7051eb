namespace Trends.Collect.Connect;

/// <summary>The settings of one stream.</summary>
public sealed class StreamOptions
{
    /// <summary>Gets or sets a value indicating whether it is read.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether its posts are asked for again, to learn which were deleted.</summary>
    /// <value>By default they are where the platform takes no money for it.</value>
    public bool? Recheck { get; set; }

    /// <summary>Gets the queries that it is asked; without any, those of its manifest or the common terms.</summary>
    public IList<string> Queries { get; } = [];
}
