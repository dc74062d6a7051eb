using Trends;
using Trends.Pipeline;

namespace TrendFunctions.Pipeline;

/// <summary>What <c>POST api/pipeline/runs</c> takes.</summary>
/// <param name="Inputs">Names of dataset folders under the setting <c>Inputs:Root</c>; empty for the configured sources.</param>
/// <param name="From">Start of the event-time window, inclusive.</param>
/// <param name="To">End of the event-time window, exclusive.</param>
/// <param name="Stages">The stages; empty for all.</param>
public sealed record StartRunRequest(
    IReadOnlyList<string>? Inputs = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    IReadOnlyList<string>? Stages = null)
{
    /// <summary>Makes the run's request.</summary>
    /// <param name="root">The setting <c>Inputs:Root</c>.</param>
    /// <exception cref="InvalidRequestException">An input is not a folder there, or a stage is none.</exception>
    public RunRequest ToRequest(string? root)
    {
        List<string> folders = [];
        foreach (string name in Inputs ?? [])
        {
            // A name, never a path: clients do not get to choose what the server reads.
            string? folder = root is null || name is null || name.AsSpan().IndexOfAny('/', '\\') >= 0 || name is "" or "." or ".."
                ? null
                : Path.Combine(Path.GetFullPath(root), name);
            if (folder is null || !File.Exists(Path.Combine(folder, "dataset.json")))
            {
                throw new InvalidRequestException("inputs", $"'{name}' is not the name of a dataset folder under the setting Inputs:Root.");
            }

            folders.Add(folder);
        }

        try
        {
            return new(folders, From?.ToUniversalTime(), To?.ToUniversalTime(), Stages: RunStages.Parse(Stages ?? []), StopAtGate: folders.Count == 0);
        }
        catch (InputException e)
        {
            throw new InvalidRequestException("stages", e.Message);
        }
    }
}
