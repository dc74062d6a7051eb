using System.Globalization;
using System.Text.Json;
using Bench.Harness;

namespace Bench.Pipeline;

/// <summary>One run of the pipeline.</summary>
/// <param name="Report">The run report of the public interface.</param>
/// <param name="Seconds">From the start of the process to its end.</param>
/// <param name="PeakMb">The peak of its memory and its children's, in 10⁶ bytes.</param>
internal sealed record AppRun(JsonElement Report, double Seconds, double PeakMb)
{
    /// <summary>Gives the stages with their seconds, as text.</summary>
    public string Stages => string.Join(", ", All.Select(s =>
        string.Create(CultureInfo.InvariantCulture, $"{s.GetProperty("name").GetString()} {s.GetProperty("seconds").GetDouble():0.0} s")));

    private IEnumerable<JsonElement> All => Report.GetProperty("stages").EnumerateArray();

    /// <summary>Makes sure that the run did the work.</summary>
    /// <param name="rows">The records in its input; null when nobody counted them.</param>
    /// <exception cref="BenchException">Records are missing, or no mart was written.</exception>
    public void Check(long? rows = null)
    {
        if (Report.GetProperty("status").GetString() != "completed")
        {
            throw new BenchException($"The run did not complete: {Report}");
        }

        long read = Of("collect", "rowsIn");
        if (rows is not null && read != rows)
        {
            throw new BenchException($"The run read {read} records of {rows}; its figures would be worth nothing.");
        }

        if (Of("marts", "rowsWritten") == 0)
        {
            throw new BenchException($"The run wrote no mart: {Report}");
        }
    }

    private long Of(string stage, string count) =>
        All.First(s => s.GetProperty("name").GetString() == stage).GetProperty(count).GetInt64();
}
