namespace Bench.Harness;

/// <summary>One comparison: all its systems are measured in turn in one run.</summary>
internal interface IBenchmark
{
    /// <summary>Gets the name on the command line.</summary>
    string Name { get; }

    /// <summary>Gets what it measures, in a line.</summary>
    string Summary { get; }

    /// <summary>Measures.</summary>
    /// <param name="context">Options, temporary folder, progress.</param>
    /// <param name="cancellationToken">Stops it and every process that it started.</param>
    /// <returns>A row a system and measure.</returns>
    /// <exception cref="BenchException">A peer is missing, or a system gave a wrong result.</exception>
    Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken);
}
