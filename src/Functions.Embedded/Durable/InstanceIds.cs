using System.Security.Cryptography;

namespace Functions.Embedded.Durable;

/// <summary>Instance ids: new ones, and the rules for given ones.</summary>
internal sealed class InstanceIds : IInstanceIds
{
    /// <inheritdoc/>
    public string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Checks an id against the rules of the official runtime.</summary>
    /// <exception cref="ArgumentException">It breaks one.</exception>
    internal static string Check(string id) =>
        id.Length is > 0 and <= 100 && id[0] != '@' && id.AsSpan().IndexOfAny("/\\#?") < 0 && !id.Any(char.IsControl)
            ? id
            : throw new ArgumentException(
                $"Instance id '{id}' is not allowed: give 1 to 100 characters, not starting with '@', without '/', '\\', '#', '?' and control characters.");
}
