namespace Trends.ML.Recommendations;

/// <summary>What a user did, an entry an item, in order of the first time.</summary>
/// <param name="User">The user's pseudonym.</param>
/// <param name="Items">The items' indexes.</param>
/// <param name="Weights">How much each says that the user likes the item.</param>
internal sealed record Profile(string User, int[] Items, float[] Weights)
{
    /// <summary>Gives the first entries as a profile.</summary>
    /// <param name="count">How many.</param>
    public Profile First(int count) => new(User, Items[..count], Weights[..count]);
}
