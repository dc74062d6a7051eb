namespace Trends.Collect.Connect.Push;

/// <summary>Why pushed messages are set aside.</summary>
internal static class PushReasons
{
    /// <summary>No rule of the stream's manifest is for it.</summary>
    internal const string Unknown = "unknown-message";

    /// <summary>It tells that a post is there and not what it says.</summary>
    internal const string AnnouncedOnly = "announced-only";

    /// <summary>It is of a stream that this version does not know.</summary>
    internal const string NoStream = "no-such-stream";

    /// <summary>It deletes a post by an id that no record which came here had.</summary>
    internal const string UnknownPost = "unknown-post";
}
