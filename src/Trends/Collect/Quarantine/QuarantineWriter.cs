using Trends.Collect.Landing;
using Trends.Storage;

namespace Trends.Collect.Quarantine;

/// <summary>Sets records aside with a reason, an object a batch and stage, so that they can be looked at and put through again.</summary>
/// <param name="lake">Where they go.</param>
public sealed class QuarantineWriter(ILake lake)
{
    /// <summary>Starts the quarantine of a batch at a stage. Nothing is written before the first record.</summary>
    /// <param name="envelope">The batch's envelope; its date of receipt is part of the path.</param>
    /// <param name="stage">The stage, such as <c>quality</c>: lower-case letters.</param>
    public QuarantineBatch Begin(RawEnvelope envelope, string stage) => new(lake, envelope, stage);

    /// <summary>Gives the path of a batch's quarantine at a stage.</summary>
    /// <param name="envelope">The batch's envelope.</param>
    /// <param name="stage">The stage.</param>
    public static string PathOf(RawEnvelope envelope, string stage)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return FormattableString.Invariant(
            $"quarantine/{envelope.Manifest.Kind.Name()}/{envelope.ReceivedAt.UtcDateTime:yyyy-MM-dd}/{envelope.Batch}-{stage}.ndjson.gz");
    }
}
