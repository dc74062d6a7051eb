namespace Trends.Collect.Readers;

/// <summary>How much of a file one record may take.</summary>
internal static class RecordLimits
{
    /// <summary>The longest record in bytes: 16 MB.</summary>
    internal const int Record = 16 * 1024 * 1024;

    /// <summary>The farthest a quoted cell may reach: an unclosed quote swallows no more than 1 MB before it is given up.</summary>
    internal const int Quoted = 1024 * 1024;

    /// <summary>How much of an unusable record is kept: 64 KB.</summary>
    internal const int Kept = 64 * 1024;
}
