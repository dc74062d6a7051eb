namespace Trends.Storage;

/// <summary>The rules of object paths, the same for every lake.</summary>
public static class LakePath
{
    /// <summary>The longest path in characters.</summary>
    public const int MaxLength = 1024;

    /// <summary>Throws unless a path names an object.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ArgumentException">It is empty, absolute or too long, or has an empty, <c>.</c> or <c>..</c> part, a backslash or a control character.</exception>
    public static void Check(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length is 0 or > MaxLength)
        {
            throw new ArgumentException($"A lake path has 1 to {MaxLength} characters, this one {path.Length}.", nameof(path));
        }

        if (HasForbidden(path))
        {
            throw new ArgumentException($"Lake path '{path}' has a backslash or a control character. Separate parts with '/'.", nameof(path));
        }

        foreach (Range range in path.AsSpan().Split('/'))
        {
            if (path.AsSpan()[range] is "" or "." or "..")
            {
                throw new ArgumentException($"Lake path '{path}' is absolute or has an empty, '.' or '..' part. Give a path such as 'raw/posts/x/2026/01/01/00/b.ndjson.gz'.", nameof(path));
            }
        }
    }

    /// <summary>Throws unless a prefix can start a path.</summary>
    /// <param name="prefix">The prefix; empty for all paths.</param>
    /// <exception cref="ArgumentException">No path can start so.</exception>
    public static void CheckPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        string path = prefix.EndsWith('/') ? prefix[..^1] : prefix;
        if (prefix.Length > 0 && (path.Length == 0 || HasForbidden(path) || path.Split('/')[..^1].Any(p => p is "" or "." or "..") || path.EndsWith('/')))
        {
            throw new ArgumentException($"No lake path starts with '{prefix}'. Give the beginning of a path, without a '/' in front.", nameof(prefix));
        }
    }

    private static bool HasForbidden(string path)
    {
        foreach (char c in path)
        {
            if (c == '\\' || char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }
}
