namespace Functions.Embedded.Hosting;

/// <summary>The host cannot start; the message says what is wrong and how to put it right, for a person to read.</summary>
public sealed class EmbeddedHostException : Exception
{
    /// <summary>Makes the exception with a general message.</summary>
    public EmbeddedHostException()
        : base("The functions host cannot start.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and how to put it right.</param>
    public EmbeddedHostException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and how to put it right.</param>
    /// <param name="innerException">What was thrown underneath.</param>
    public EmbeddedHostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
