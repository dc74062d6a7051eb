namespace Trends.Governance;

/// <summary>Remembers the pseudonyms of one batch, where the same few names come again and again. One thread at a time.</summary>
/// <param name="pseudonymizer">Makes them.</param>
/// <param name="most">How many to remember; when full it starts over.</param>
public sealed class PseudonymCache(Pseudonymizer pseudonymizer, int most = 50_000)
{
    private readonly Dictionary<(string Platform, string Name), string> _authors = [];
    private readonly Dictionary<string, string> _users = new(StringComparer.Ordinal);

    /// <summary>Gives an author's pseudonym; see <see cref="Pseudonymizer.Author"/>.</summary>
    /// <param name="platform">The platform, lower case, or null.</param>
    /// <param name="author">The author.</param>
    public string Author(string? platform, string author)
    {
        (string, string) key = (platform ?? string.Empty, author);
        if (!_authors.TryGetValue(key, out string? pseudonym))
        {
            if (_authors.Count >= most)
            {
                _authors.Clear();
            }

            _authors[key] = pseudonym = pseudonymizer.Author(platform, author);
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
