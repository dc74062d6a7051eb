using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Trends.Governance.Erasure;
using Trends.Storage;

namespace Trends.Governance;

/// <summary>Replaces names of persons by pseudonyms: equal for equal names, of no use without the key.</summary>
/// <remarks>
/// A pseudonym is <c>p_</c> and the first 16 bytes of HMAC-SHA256 in base64url, 24 characters in all. What is hashed names the
/// role and, for authors, the platform, since the same name on two platforms is two persons. Any number of threads may use it.
/// </remarks>
/// <param name="key">The key.</param>
public sealed class Pseudonymizer(PseudonymKey key)
{
    private const int HashBytes = 16;
    private const int StackBytes = 512;
    private readonly byte[] _key = key.Key.ToArray();

    /// <summary>Gets what names the key in manifests.</summary>
    public string KeyId { get; } = key.KeyId;

    /// <summary>Makes one with the current key.</summary>
    /// <param name="keys">Keeps the key.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<Pseudonymizer> CreateAsync(IPseudonymKeys keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new(await keys.GetAsync(cancellationToken));
    }

    /// <summary>Gives an author's pseudonym.</summary>
    /// <param name="platform">The platform, lower case; null counts as empty.</param>
    /// <param name="author">The author as the platform names them, case included; white space around it makes no difference.</param>
    public string Author(string? platform, string author)
    {
        ArgumentNullException.ThrowIfNull(author);
        return Make("author|", platform, author);
    }

    /// <summary>Gives a user's pseudonym.</summary>
    /// <param name="user">The user as the client knows them; white space around it makes no difference.</param>
    public string User(string user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Make("user", string.Empty, user);
    }

    /// <summary>Gives the pseudonym that the list of erasures knows a name or id by; unlike the one in records, so that neither leads to the other.</summary>
    /// <param name="role">What it names.</param>
    /// <param name="platform">The platform, or that of every one.</param>
    /// <param name="name">The name or id; white space around it makes no difference.</param>
    internal string Erased(ErasureRole role, string platform, string name) => Make(role == ErasureRole.Author ? "erased author|" : "erased post|", platform, name);

    private string Make(ReadOnlySpan<char> role, ReadOnlySpan<char> scope, string name)
    {
        ReadOnlySpan<char> value = name.AsSpan().Trim();
        int most = Encoding.UTF8.GetMaxByteCount(role.Length + scope.Length + value.Length + 1);
        byte[]? rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> input = rented ?? stackalloc byte[StackBytes];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<char> pseudonym = stackalloc char[24];

        int length = Encoding.UTF8.GetBytes(role, input);
        length += Encoding.UTF8.GetBytes(scope, input[length..]);
        input[length++] = (byte)'|';
        length += Encoding.UTF8.GetBytes(value, input[length..]);
        Sha256.Hmac(_key, input[..length], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }

        "p_".CopyTo(pseudonym);
        Base64Url.EncodeToChars(hash[..HashBytes], pseudonym[2..]);
        return new string(pseudonym);
    }
}
