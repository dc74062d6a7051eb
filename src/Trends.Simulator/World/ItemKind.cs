namespace Trends.Simulator.World;

/// <summary>What an item of the world is.</summary>
public enum ItemKind
{
    /// <summary>A post, video, story or question: what stands by itself.</summary>
    Post,

    /// <summary>An answer to a post or to another comment.</summary>
    Comment,

    /// <summary>An article of a press or blog site.</summary>
    Article,
}
