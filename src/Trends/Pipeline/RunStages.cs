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

    /// <summary>Take what is erased out of raw, accepted parts and quarantine. Comes before the others of a run that erases, and in no other.</summary>
    public const string Erase = "erase";

    /// <summary>Write the stores' files anew without what was erased. Comes after the others of a run that erases.</summary>
    public const string Sweep = "sweep";

    /// <summary>Gets all stages in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Collect, Quality, Clean, Load, Marts, Train, Deploy];

    /// <summary>Gives a stage's place in the order of reports.</summary>
    /// <param name="stage">The stage's name.</param>
    public static int PlaceOf(string stage) => stage switch
    {
        Erase => -1,
        Sweep => All.Count,
        _ => All.TakeWhile(s => s != stage).Count(),
    };

    /// <summary>Gets the stages of a run that erases: those that make everything again that came from what is erased.</summary>
    public static IReadOnlyList<string> OfErasure { get; } = [Clean, Load, Marts, Train, Deploy];

    /// <summary>Gives the stages that a run does, in order.</summary>
    /// <param name="request">What it was asked.</param>
    public static IReadOnlyList<string> Of(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        IEnumerable<string> asked = All.Where(request.Has);
        return request.Erase is { Count: > 0 } ? [Erase, .. asked, Sweep] : [.. asked];
    }

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
