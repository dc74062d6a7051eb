namespace Trends.Storage;

/// <summary>An object that must be there is not.</summary>
public sealed class LakeObjectMissingException : TrendsException
{
    /// <summary>Initializes a new instance of the <see cref="LakeObjectMissingException"/> class.</summary>
    public LakeObjectMissingException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="LakeObjectMissingException"/> class.</summary>
    /// <param name="path">The object's path.</param>
    public LakeObjectMissingException(string path)
        : base($"The lake has no object '{path}'. Run the stage that writes it, or restore it from a backup.")
    {
    }

    /// <summary>Initializes a new instance of the <see cref="LakeObjectMissingException"/> class.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="innerException">The cause.</param>
    public LakeObjectMissingException(string path, Exception innerException)
        : base($"The lake has no object '{path}'. Run the stage that writes it, or restore it from a backup.", innerException)
    {
    }
}
