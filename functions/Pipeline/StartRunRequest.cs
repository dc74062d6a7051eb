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
    /// <exception cref="InvalidRequestException">An input is not a folder there, a stage is none, or the window is empty.</exception>
    public RunRequest ToRequest(string? root)
    {
        if (From >= To)
        {
            throw new InvalidRequestException("from", $"'from' {From:u} is not before 'to' {To:u}.");
        }

        List<string> folders = [.. (Inputs ?? []).Select(name => InputFolders.Find(root, name))];
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
