using System.Buffers;
using System.Collections.Concurrent;

namespace Trends.Simulator.Dialects;

/// <summary>Buffers for answers. A page has some 60 kB: made anew each time it would lie on the large object heap.</summary>
internal static class BodyPool
{
    private const int LargestKept = 1 << 20;
    private static readonly ConcurrentBag<ArrayBufferWriter<byte>> Free = [];

    public static ArrayBufferWriter<byte> Take() => Free.TryTake(out ArrayBufferWriter<byte>? body) ? body : new(16_384);

    public static void Return(ArrayBufferWriter<byte> body)
    {
        if (body.Capacity <= LargestKept)
        {
            body.ResetWrittenCount();
            Free.Add(body);
        }
    }
}
