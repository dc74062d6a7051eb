namespace Trends.Storage;

/// <summary>Files that stores keep on this machine, where what was deleted can stand until its room is used again.</summary>
public interface IStoredFiles
{
    /// <summary>Writes the files anew without what was deleted.</summary>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <returns>How many files were written.</returns>
    Task<int> SweepAsync(CancellationToken cancellationToken);
}
