using Functions.Embedded.Durable.Storage;

namespace Functions.Embedded.Tests.Durable.Harness;

/// <summary>What a test changes of the host.</summary>
internal sealed class HostSetup
{
    internal Dictionary<string, string?> Settings { get; } = [];

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    internal ICommitHook Hook { get; init; } = new NoHook();

    internal LogList Logs { get; init; } = new();
}
