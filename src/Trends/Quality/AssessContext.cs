namespace Trends.Quality;

/// <summary>What a batch is assessed against.</summary>
/// <param name="Now">The clock: times more than 24 hours ahead are not accepted.</param>
/// <param name="Zone">The zone that days and months are cut in.</param>
public sealed record AssessContext(DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>The default zone's name.</summary>
    public const string DefaultZone = "Asia/Seoul";

    /// <summary>Makes a context in the default zone.</summary>
    /// <param name="now">The clock.</param>
    public static AssessContext At(DateTimeOffset now) => new(now, TimeZoneInfo.FindSystemTimeZoneById(DefaultZone));
}
