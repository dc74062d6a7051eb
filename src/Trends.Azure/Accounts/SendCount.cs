using Azure.Core.Pipeline;

namespace Trends.Azure.Accounts;

/// <summary>Counts how often a call was sent: what a second sending finds done may be the first one's doing.</summary>
internal sealed class SendCount
{
    /// <summary>The name it goes by among a message's properties.</summary>
    public const string Key = "Trends.SendCount";

    private int _sent;

    /// <summary>Gets a value indicating whether it was sent more than once.</summary>
    public bool IsRepeated => Volatile.Read(ref _sent) > 1;

    /// <summary>Counts the calls that are made until the scope ends.</summary>
    public IDisposable Begin() => HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Key] = this });

    /// <summary>Notes that it is being sent.</summary>
    public void Note() => Interlocked.Increment(ref _sent);
}
