namespace Trends.Simulator.World;

/// <summary>What happens to an item.</summary>
public enum ChangeKind
{
    /// <summary>It turns up.</summary>
    Made,

    /// <summary>Its author changes the text.</summary>
    Edited,

    /// <summary>It is deleted.</summary>
    Deleted,
}
