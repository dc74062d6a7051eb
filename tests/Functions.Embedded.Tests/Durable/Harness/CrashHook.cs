using Functions.Embedded.Durable.Storage;

namespace Functions.Embedded.Tests.Durable.Harness;

/// <summary>Stops the world at a commit: nothing is stored or follows after it.</summary>
/// <param name="commit">Which commit, from 1.</param>
/// <param name="isBefore">Whether that commit is lost; otherwise it is durable and nothing follows from it.</param>
internal sealed class CrashHook(int commit, bool isBefore) : ICommitHook
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _commits;

    internal Task Reached => _reached.Task;

    internal Action Abandon { get; set; } = () => { };

    public void BeforeCommit()
    {
        if (++_commits == commit && isBefore)
        {
            Stop();
        }
    }

    public void AfterCommit()
    {
        if (_commits == commit && !isBefore)
        {
            Stop();
        }
    }

    private void Stop()
    {
        Abandon();
        _reached.SetResult();
    }
}
