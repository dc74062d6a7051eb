using Trends;
using Trends.Collect;

namespace TrendFunctions.Cli;

/// <summary>Finds what is wrong with inputs before anything is opened or written.</summary>
internal static class InputCheck
{
    /// <summary>Throws when a folder is not a dataset folder, or its manifest does not fit its files.</summary>
    /// <param name="folders">Full paths.</param>
    /// <exception cref="InputException">A folder is missing, is a file, or has no manifest, or the manifest is wrong.</exception>
    public static void Inputs(IReadOnlyCollection<string> folders)
    {
        foreach (string folder in folders)
        {
            if (File.Exists(folder))
            {
                throw new InputException($"'{folder}' is a file; --input takes the dataset folder that it lies in.");
            }

            if (!Directory.Exists(folder))
            {
                throw new InputException($"There is no folder '{folder}'. Check the path given with --input.");
            }

            if (!File.Exists(Path.Combine(folder, "dataset.json")))
            {
                throw new InputException($"'{folder}' has no dataset.json, which says how to read its files. See 'Dataset folders' in README.md.");
            }
        }

        InputPlanner.Plan(folders);
    }
}
