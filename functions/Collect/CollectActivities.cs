using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Collect;
using Trends.Collect.Landing;
using Trends.Pipeline;

namespace TrendFunctions.Collect;

/// <summary>The activities of the collect stage.</summary>
/// <param name="lander">Lands files.</param>
/// <param name="batches">Takes the batches that a run works on.</param>
/// <param name="ledger">Takes bad records.</param>
/// <param name="zone">The zone that days are cut in.</param>
/// <param name="progress">Is told how far it is.</param>
public sealed class CollectActivities(Lander lander, RunBatches batches, RunLedger ledger, PipelineZone zone, IRunProgress progress)
{
    /// <summary>Looks at the inputs and lists their files.</summary>
    /// <param name="input">The run.</param>
    [Function(nameof(PlanCollect))]
    public IReadOnlyList<LandFileInput> PlanCollect([ActivityTrigger] StageInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return
        [
            .. InputPlanner.Plan(input.Request.Inputs)
                .SelectMany(dataset => dataset.Files.Select(file => new LandFileInput(input.RunId, input.Request, dataset.Folder, file.Path))),
        ];
    }

    /// <summary>Lands one file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="cancellationToken">Stops the landing; it goes on where it was.</param>
    [Function(nameof(LandFile))]
    public async Task<StageCounts> LandFile([ActivityTrigger] LandFileInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        Dataset dataset = Dataset.Open(input.Folder);
        LandWindow window = new(input.Request.From, input.Request.To, zone.Zone);
        LandResult result = await lander.LandFileAsync(dataset.Manifest, input.File, window, progress, cancellationToken);

        // A retry of this activity finds the file landed and answers duplicates; the first answer is the one that counts.
        return await batches.AddAsync(input.RunId, input.File, result, cancellationToken);
    }

    /// <summary>Notes the bad records of the run's files in its report.</summary>
    /// <param name="input">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(ReportCollect))]
    public async Task ReportCollect([ActivityTrigger] StageInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        await ledger.NoteFilesAsync(input.RunId, await batches.ListFilesAsync(input.RunId, cancellationToken), cancellationToken);
    }
}
