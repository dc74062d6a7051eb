using Functions.Embedded.Durable.Storage;
using Microsoft.Data.Sqlite;

namespace Functions.Embedded.Tests.Durable.Harness;

/// <summary>Fails one commit as a full disk does.</summary>
/// <param name="commit">Which commit, from 1.</param>
internal sealed class FullDiskHook(int commit) : ICommitHook
{
    private int _commits;

    public void BeforeCommit()
    {
        if (++_commits == commit)
        {
            throw new SqliteException("database or disk is full", 13);
        }
    }
}
