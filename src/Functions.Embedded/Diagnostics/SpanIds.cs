using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Functions.Embedded.Diagnostics;

/// <summary>
/// Gives a span the id that others already name as their parent: an orchestration's span is made when it ends, maybe by another process
/// than the one its activities ran in. No public member sets the id, so that the official library writes the same private fields.
/// </summary>
internal static class SpanIds
{
    /// <summary>Sets a started span's id.</summary>
    /// <param name="activity">The span.</param>
    /// <param name="id">Its id.</param>
    public static void Set(Activity activity, ActivitySpanId id)
    {
        SpanId(activity) = id.ToHexString();

        // The whole id is made of the parts when it is next asked for.
        Id(activity) = null;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? SpanId(Activity activity);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_id")]
    private static extern ref string? Id(Activity activity);
}
