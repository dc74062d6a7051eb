namespace Trends.Text;

/// <summary>What a document's text gives.</summary>
/// <param name="Terms">Its distinct candidate trend terms, lower case, in order of appearance, title first.</param>
/// <param name="UniqueKey">Equal for copies of the document, see <see cref="Text.UniqueKey"/>.</param>
public sealed record ExtractedText(IReadOnlyList<string> Terms, ulong UniqueKey);
