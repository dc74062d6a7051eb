using Trends;

namespace TrendFunctions.Erasure;

/// <summary>What <c>POST api/erasures</c> takes, and the command <c>erase</c>.</summary>
/// <param name="Author">A person as posts and events name them; null for a post.</param>
/// <param name="Post">The id of a post or news item at its platform; null for a person.</param>
/// <param name="Platform">The platform, such as <c>mastodon</c>; null for every one.</param>
public sealed record ErasureRequest(string? Author = null, string? Post = null, string? Platform = null)
{
    private const int Longest = 1_000;

    /// <summary>Checks that one thing is named.</summary>
    /// <exception cref="InvalidRequestException">None or both are, or a text is too long.</exception>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(Author) == string.IsNullOrWhiteSpace(Post))
        {
            throw new InvalidRequestException("author", "Name either an author or a post, not both and not none.");
        }

        if (Author?.Length > Longest || Post?.Length > Longest || Platform?.Length > 100)
        {
            throw new InvalidRequestException("author", $"Names and ids have at most {Longest} characters, platforms 100.");
        }

        if (Platform is not null && Platform.Contains('|', StringComparison.Ordinal))
        {
            throw new InvalidRequestException("platform", "A platform's name is lower case, one word, such as mastodon.");
        }
    }
}
