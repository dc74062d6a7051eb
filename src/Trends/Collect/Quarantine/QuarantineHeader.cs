using Trends.Collect.Landing;

namespace Trends.Collect.Quarantine;

/// <summary>The first line of a quarantine object.</summary>
/// <param name="Envelope">The envelope of the batch its records are from.</param>
/// <param name="Stage">The stage that set them aside.</param>
/// <param name="Columns">The columns of the file they came from, so that rows can be read again; empty for formats without.</param>
public sealed record QuarantineHeader(RawEnvelope Envelope, string Stage, IReadOnlyList<string> Columns);
