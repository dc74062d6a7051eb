using System.Globalization;

namespace Trends.Local;

/// <summary>Another process owns the data folder.</summary>
public sealed class DataFolderInUseException : TrendsException
{
    /// <summary>Initializes a new instance of the <see cref="DataFolderInUseException"/> class.</summary>
    public DataFolderInUseException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataFolderInUseException"/> class.</summary>
    /// <param name="message">The folder, its owner, the fix.</param>
    public DataFolderInUseException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataFolderInUseException"/> class.</summary>
    /// <param name="message">The folder, its owner, the fix.</param>
    /// <param name="innerException">The cause.</param>
    public DataFolderInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataFolderInUseException"/> class.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="owner">Its owner; null when it could not be read.</param>
    /// <param name="innerException">The cause.</param>
    internal DataFolderInUseException(string folder, DataFolderOwner? owner, Exception innerException)
        : base(Describe(folder, owner), innerException) => (Folder, ProcessId) = (folder, owner?.ProcessId);

    /// <summary>Gets the folder.</summary>
    public string? Folder { get; }

    /// <summary>Gets the owner's process id; null when it could not be read.</summary>
    public int? ProcessId { get; }

    private static string Describe(string folder, DataFolderOwner? owner) =>
        owner is null
            ? $"Data folder '{folder}' is in use by another process. Stop it, wait for it, or use another folder."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Data folder '{folder}' is in use by process {owner.ProcessId}, started {owner.StartedAt:u}. Stop it, wait for it, or use another folder.");
}
