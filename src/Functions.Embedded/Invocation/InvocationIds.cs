using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Functions.Embedded.Invocation;

/// <summary>Makes the ids of invocations: chance from the start of the process and a count, so they never repeat and cost little.</summary>
internal static class InvocationIds
{
    private static readonly byte[] Process = RandomNumberGenerator.GetBytes(8);
    private static long _count;

    /// <summary>Gives the next id in GUID form.</summary>
    public static string Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        Process.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Interlocked.Increment(ref _count));
        return new Guid(bytes).ToString();
    }
}
