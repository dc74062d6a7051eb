using Trends.Collect.Landing;

namespace Trends.Collect.Connect.Push;

/// <summary>What pushed messages hold.</summary>
internal sealed class PushSplit
{
    /// <summary>Gets the records, as they are landed.</summary>
    internal List<ReadOnlyMemory<byte>> Records { get; } = [];

    /// <summary>Gets what was deleted, and whether its id is the sending server's own.</summary>
    internal List<(SourceDeletion Deletion, bool IsLocal, ReadOnlyMemory<byte> Message)> Deletions { get; } = [];

    /// <summary>Gets what gives neither, with the reason.</summary>
    internal List<(ReadOnlyMemory<byte> Json, string Reason, string Message)> Aside { get; } = [];

    /// <summary>Gets or sets how many parts say something besides posts, as their manifest knows.</summary>
    internal int Skipped { get; set; }
}
