namespace Trends.Collect.Connect.Lookup;

/// <summary>Counts what a run's look-ups of a stream said, and what of it may be believed.</summary>
/// <param name="isUnsure">Whether the platform says the same of what may not be read.</param>
internal sealed class RecheckRound(bool isUnsure)
{
    /// <summary>How many posts may be gone at once where none is found.</summary>
    internal const int MostGone = 10;

    private readonly List<string> _gone = [];
    private bool _isOdd;

    /// <summary>Gets how many posts the platform said something of.</summary>
    internal int Asked { get; private set; }

    /// <summary>Gets how many of them are there.</summary>
    internal int Found { get; private set; }

    /// <summary>Gets what the newest post that was found is asked for by; null before the first.</summary>
    internal string? Witness { get; private set; }

    /// <summary>Gets the address of the first call that told of one, without secrets; null for none.</summary>
    internal string? Url { get; private set; }

    /// <summary>Gets a value indicating whether so many are gone that something else must be wrong.</summary>
    internal bool IsOdd => _isOdd || (Found == 0 && Asked > MostGone && _gone.Count > 0);

    /// <summary>Gets the ids of the posts that are gone.</summary>
    internal IReadOnlyList<string> Gone => Found == 0 && (isUnsure || Asked > MostGone) ? [] : _gone;

    /// <summary>Takes note of an answer.</summary>
    /// <param name="posts">What was asked for, the witness left out.</param>
    /// <param name="answer">What the platform said.</param>
    /// <param name="url">The request's address without secrets.</param>
    internal void Note(IReadOnlyList<LandedPost> posts, LookupAnswer answer, string url)
    {
        Asked += posts.Count;
        Found += posts.Count(p => answer.Found.Contains(p.Key));
        Witness = posts.LastOrDefault(p => answer.Found.Contains(p.Key))?.Key ?? Witness;
        if (posts.Count > MostGone && answer.Found.Count == 0)
        {
            _isOdd = true;
            return;
        }

        string[] gone = [.. posts.Where(p => answer.Gone.Contains(p.Key)).Select(p => p.Id)];
        _gone.AddRange(gone);
        Url = gone.Length > 0 ? Url ?? url : Url;
    }
}
