namespace Bench.Harness;

/// <summary>What a benchmark is given.</summary>
/// <param name="Options">The command line.</param>
/// <param name="Folder">A temporary folder of its own, removed afterwards.</param>
/// <param name="Notes">What a reader of the figures must know, a sentence each.</param>
internal sealed record BenchContext(BenchOptions Options, string Folder, ICollection<string> Notes)
{
    /// <summary>Gives the number of runs.</summary>
    /// <param name="otherwise">The benchmark's own number.</param>
    public int RunsOr(int otherwise) => Options.Runs ?? otherwise;

    /// <summary>Tells how far it is, on stderr.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);
}
