namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>An orchestrator did not ask for the steps that its history has.</summary>
internal sealed class NonDeterministicException : InvalidOperationException
{
    private const string Fix =
        "Orchestrators must ask for the same steps in the same order on every run: take time, ids and logs from the context, "
        + "do everything else in activities, and when the code must change, give the changed orchestrator a new name until the old runs have ended.";

    /// <summary>Initializes a new instance of the <see cref="NonDeterministicException"/> class.</summary>
    public NonDeterministicException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="NonDeterministicException"/> class.</summary>
    public NonDeterministicException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="NonDeterministicException"/> class.</summary>
    public NonDeterministicException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Tells of a step that differs.</summary>
    internal static NonDeterministicException At(string orchestrator, string instanceId, int step, string history, string code) => new(
        $"Orchestrator '{orchestrator}' (instance '{instanceId}') is not deterministic: at step #{step} its history has {history}, "
        + $"but the code asked for {code}. {Fix}");
}
