using Microsoft.Data.Sqlite;

namespace Trends.Local.Sqlite;

/// <summary>A write that waits for its turn.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Gets a value indicating whether it has a transaction to itself: what it wrote is taken back with the whole of it.</summary>
    public abstract bool Alone { get; }

    /// <summary>Runs it inside the group's transaction.</summary>
    /// <param name="session">The writer's connection.</param>
    /// <exception cref="SqliteException">The whole transaction is lost.</exception>
    public abstract void Run(SqliteSession session);

    /// <summary>Tells the caller that it is on the disk, or what it threw.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that the group was not written.</summary>
    /// <param name="error">Why.</param>
    public abstract void Fail(Exception error);
}
