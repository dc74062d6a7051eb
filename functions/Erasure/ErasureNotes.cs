namespace TrendFunctions.Erasure;

/// <summary>What goes later by itself, in words.</summary>
internal static class ErasureNotes
{
    /// <summary>Of event hubs.</summary>
    public const string Events = "Event hubs keep events until their retention ends, the capture until captureKeepDays; what functions read of them is left out already.";

    /// <summary>Of blob storage.</summary>
    public const string Versions = "Earlier versions of objects in blob storage go after at most twice versionKeepDays.";

    /// <summary>Of the cache.</summary>
    public const string Cache = "Cached answers are out of reach at once, and gone from Redis within an hour.";
}
