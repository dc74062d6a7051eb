using TrendFunctions.Clean;
using TrendFunctions.Collect;
using TrendFunctions.Erasure;
using TrendFunctions.Marts;
using TrendFunctions.ML;
using TrendFunctions.Quality;
using TrendFunctions.Warehouse;
using Trends.Pipeline;

namespace TrendFunctions.Pipeline;

/// <summary>Which orchestration does which stage.</summary>
internal static class StageOrchestrations
{
    /// <summary>Names a stage's orchestration.</summary>
    /// <param name="stage">The stage's name.</param>
    public static string Of(string stage) => stage switch
    {
        RunStages.Erase => nameof(EraseRun),
        RunStages.Sweep => nameof(SweepRun),
        RunStages.Collect => nameof(CollectRun),
        RunStages.Quality => nameof(QualityRun),
        RunStages.Clean => nameof(CleanRun),
        RunStages.Load => nameof(LoadRun),
        RunStages.Marts => nameof(MartsRun),
        RunStages.Train => nameof(TrainRun),
        RunStages.Deploy => nameof(DeployRun),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Not a stage's name."),
    };
}
