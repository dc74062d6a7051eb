namespace Trends.Pipeline;

/// <summary>The stages of a run, in their order.</summary>
public static class RunStages
{
    /// <summary>Land raw.</summary>
    public const string Collect = "collect";

    /// <summary>Map, check, score, mask; the gate.</summary>
    public const string Quality = "quality";

    /// <summary>Duplicates, missing values, outliers; staging.</summary>
    public const string Clean = "clean";

    /// <summary>The star schema.</summary>
    public const string Load = "load";

    /// <summary>The four marts.</summary>
    public const string Marts = "marts";

    /// <summary>The four models.</summary>
    public const string Train = "train";

    /// <summary>Promote what is better.</summary>
    public const string Deploy = "deploy";

    /// <summary>Gets all stages in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Collect, Quality, Clean, Load, Marts, Train, Deploy];

    /// <summary>Reads a list such as <c>load,marts</c>.</summary>
    /// <param name="stages">Stage names; repeated ones count once.</param>
    /// <returns>The stages in pipeline order.</returns>
    /// <exception cref="InputException">A name is not a stage's.</exception>
    public static IReadOnlyList<string> Parse(IEnumerable<string> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        HashSet<string> asked = new(StringComparer.Ordinal);
        foreach (string stage in stages)
        {
            if (!All.Contains(stage))
            {
                throw new InputException($"There is no stage '{stage}'. Stages are: {string.Join(", ", All)}.");
            }

            asked.Add(stage);
        }

        return [.. All.Where(asked.Contains)];
    }
}
