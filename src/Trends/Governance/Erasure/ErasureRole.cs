namespace Trends.Governance.Erasure;

/// <summary>What an erasure is about.</summary>
public enum ErasureRole
{
    /// <summary>A person, as author or user, with everything of theirs.</summary>
    Author,

    /// <summary>One post or news item.</summary>
    Post,
}
