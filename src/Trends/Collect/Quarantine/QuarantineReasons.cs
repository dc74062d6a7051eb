namespace Trends.Collect.Quarantine;

/// <summary>Reason classes of quarantined records; stages may add their own lower-case words.</summary>
public static class QuarantineReasons
{
    /// <summary>Bytes that are not UTF-8.</summary>
    public const string BadUtf8 = "bad-utf8";

    /// <summary>A quote that is not closed, or closed in the middle of a cell.</summary>
    public const string BadQuoting = "bad-quoting";

    /// <summary>Longer than a record may be.</summary>
    public const string TooLong = "too-long";

    /// <summary>Cut short by the end of the file.</summary>
    public const string Truncated = "truncated";

    /// <summary>Not a JSON object.</summary>
    public const string BadJson = "bad-json";

    /// <summary>Not well-formed XML; what follows in the file cannot be read.</summary>
    public const string BadXml = "bad-xml";

    /// <summary>A NUL character, which no text has.</summary>
    public const string NulByte = "nul-byte";

    /// <summary>JSON text that is no Unicode, such as half of a surrogate pair.</summary>
    public const string BadText = "bad-text";

    /// <summary>Nothing that the fields of its kind are made from.</summary>
    public const string NoContent = "no-content";

    /// <summary>More cells than columns.</summary>
    public const string Ragged = "ragged";

    /// <summary>A required field is empty.</summary>
    public const string MissingRequired = "missing-required";

    /// <summary>A time that cannot be read or lies outside of what is accepted.</summary>
    public const string BadTime = "bad-time";
}
