namespace Trends.Governance;

/// <summary>Remembers the pseudonyms of one batch, where the same few names come again and again. One thread at a time.</summary>
/// <param name="pseudonymizer">Makes them.</param>
/// <param name="most">How many to remember; when full it starts over.</param>
public sealed class PseudonymCache(Pseudonymizer pseudonymizer, int most = 50_000)
{
    private readonly Dictionary<string, string> _authors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _users = new(StringComparer.Ordinal);
    private string? _platform;

    /// <summary>Gives an author's pseudonym; see <see cref="Pseudonymizer.Author"/>.</summary>
    /// <param name="platform">The platform, lower case, or null.</param>
    /// <param name="author">The author.</param>
    public string Author(string? platform, string author)
    {
        // A batch is of one platform, nearly always.
        if (platform != _platform)
        {
            _authors.Clear();
            _platform = platform;
        }

        if (!_authors.TryGetValue(author, out string? pseudonym))
        {
            if (_authors.Count >= most)
            {
                _authors.Clear();
            }

            _authors[author] = pseudonym = pseudonymizer.Author(platform, author);
        }

        return pseudonym;
    }

    /// <summary>Gives a user's pseudonym; see <see cref="Pseudonymizer.User"/>.</summary>
    /// <param name="user">The user.</param>
    public string User(string user)
    {
        if (!_users.TryGetValue(user, out string? pseudonym))
        {
            if (_users.Count >= most)
            {
                _users.Clear();
            }

            _users[user] = pseudonym = pseudonymizer.User(user);
        }

        return pseudonym;
    }
}
