using Trends.Collect.Readers;

namespace Trends.Collect;

/// <summary>Looks at the folders of a run before anything is written.</summary>
public static class InputPlanner
{
    /// <summary>Opens dataset folders and the head of each of their files.</summary>
    /// <param name="folders">The folders; a folder given twice counts once.</param>
    /// <returns>The datasets in the order given.</returns>
    /// <exception cref="InputException">One or more cannot be read; the message names every defect.</exception>
    public static IReadOnlyList<Dataset> Plan(IEnumerable<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        List<Dataset> datasets = [];
        List<string> problems = [];
        foreach (string folder in folders.DistinctBy(Path.GetFullPath, StringComparer.Ordinal))
        {
            try
            {
                Dataset dataset = Dataset.Open(folder);
                datasets.Add(dataset);
                problems.AddRange(dataset.Files.Select(f => Problem(dataset, f)).OfType<string>());
            }
            catch (InputException e)
            {
                problems.Add(e.Message);
            }
        }

        problems.AddRange(datasets.GroupBy(d => d.Manifest.Dataset, StringComparer.Ordinal).Where(g => g.Select(d => d.Manifest.Kind).Distinct().Count() > 1)
            .Select(g => $"Several folders call their dataset '{g.Key}' and say different kinds. Give each a name of its own."));
        return problems.Count == 0 ? datasets : throw new InputException(string.Join('\n', problems));
    }

    private static string? Problem(Dataset dataset, DataFile file)
    {
        try
        {
            using IRecordReader reader = RecordReaders.Open(dataset.Manifest, file.Path);
            return null;
        }
        catch (InputException e)
        {
            return e.Message;
        }
    }
}
