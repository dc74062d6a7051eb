namespace Trends.Governance.Erasure;

/// <summary>Names what is to be erased without telling who or what it is: nobody gets from it to the person without the key of pseudonyms.</summary>
/// <param name="Role">What it names.</param>
/// <param name="Platform">The platform, lower case; <see cref="AnyPlatform"/> for every one.</param>
/// <param name="Hash">The pseudonym of the name or id in this role at this platform.</param>
public readonly record struct ErasureKey(ErasureRole Role, string Platform, string Hash)
{
    /// <summary>Stands for every platform.</summary>
    public const string AnyPlatform = "*";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="TrendsException">It is no key.</exception>
    public static ErasureKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('|');
        return parts.Length == 3 && Enum.TryParse(parts[0], ignoreCase: true, out ErasureRole role)
            ? new(role, parts[1], parts[2])
            : throw new TrendsException($"'{text}' is no key of an erasure; expected role, platform and pseudonym. Delete its row in the table '{ErasureList.Table}'.");
    }

    /// <summary>Writes the key as rows and requests carry it.</summary>
    public override string ToString() => $"{(Role == ErasureRole.Author ? "author" : "post")}|{Platform}|{Hash}";
}
