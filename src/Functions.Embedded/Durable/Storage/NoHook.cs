namespace Functions.Embedded.Durable.Storage;

/// <summary>Looks on and does nothing.</summary>
internal sealed class NoHook : ICommitHook;
