using System.Runtime.CompilerServices;
using Trends.Storage;

namespace Trends.Azure.Lake;

/// <summary>Puts a listing into ordinal order that comes in the order of code points, or already is in ordinal order.</summary>
/// <remarks>
/// The two differ only from the first surrogate or later character on: emoji come after U+E000 as code points and before it as UTF-16. Paths that
/// are equal up to there follow each other in either order, so only these few are held and sorted; all others pass.
/// </remarks>
internal static class OrdinalOrder
{
    private const char FirstThatDiffers = '\uD800';

    /// <summary>Orders objects.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public static async IAsyncEnumerable<LakeObject> SortAsync(IAsyncEnumerable<LakeObject> objects, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<LakeObject> held = [];
        string shared = "";
        await foreach (LakeObject item in objects.WithCancellation(cancellationToken))
        {
            int differs = item.Path.AsSpan().IndexOfAnyInRange(FirstThatDiffers, char.MaxValue);
            if (held.Count > 0 && (differs < 0 || !item.Path.AsSpan(0, differs).SequenceEqual(shared)))
            {
                foreach (LakeObject sorted in Sorted(held))
                {
                    yield return sorted;
                }

                held.Clear();
            }

            if (differs < 0)
            {
                yield return item;
            }
            else
            {
                shared = item.Path[..differs];
                held.Add(item);
            }
        }

        foreach (LakeObject sorted in Sorted(held))
        {
            yield return sorted;
        }
    }

    private static IOrderedEnumerable<LakeObject> Sorted(List<LakeObject> held) => held.OrderBy(o => o.Path, StringComparer.Ordinal);
}
