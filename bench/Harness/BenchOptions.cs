using System.Globalization;

namespace Bench.Harness;

/// <summary>The command line.</summary>
/// <param name="Name">A benchmark's name, or <c>all</c>.</param>
/// <param name="Json">Whether the last line on stdout is the JSON object.</param>
/// <param name="Large">Whether the sizes that take many minutes are measured too.</param>
/// <param name="Builds">Whether the app is built before it is measured.</param>
/// <param name="Runs">Runs a measure, from 1; null for each benchmark's own number.</param>
internal sealed record BenchOptions(string Name, bool Json, bool Large, bool Builds, int? Runs)
{
    /// <summary>Reads the command line.</summary>
    /// <returns>The options; null when it cannot be understood.</returns>
    public static BenchOptions? Parse(IReadOnlyList<string> args)
    {
        BenchOptions options = new(string.Empty, Json: false, Large: false, Builds: true, Runs: null);
        for (int i = 0; i < args.Count; i++)
        {
            BenchOptions? next = args[i] switch
            {
                "--json" => options with { Json = true },
                "--large" => options with { Large = true },
                "--no-build" => options with { Builds = false },
                "--runs" when i + 1 < args.Count && int.TryParse(args[++i], CultureInfo.InvariantCulture, out int runs) && runs > 0 => options with { Runs = runs },
                { } name when name.Length > 0 && name[0] != '-' && options.Name.Length == 0 => options with { Name = name },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options.Name.Length == 0 ? null : options;
    }
}
