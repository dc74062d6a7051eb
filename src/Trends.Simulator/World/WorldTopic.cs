namespace Trends.Simulator.World;

/// <summary>What an item speaks of.</summary>
/// <param name="Term">The word or words that the text holds, such as <c>"한강 불꽃축제"</c>.</param>
/// <param name="Language">ISO 639-1: <c>ko</c> or <c>en</c>.</param>
/// <param name="Tag">The hashtag without <c>#</c>: the term without spaces, lower case.</param>
public sealed record WorldTopic(string Term, string Language, string Tag)
{
    internal static WorldTopic Of(string term, string language) =>
        new(term, language, term.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());
}
