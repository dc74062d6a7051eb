namespace Trends.Governance.Erasure;

/// <summary>Tells erased records from others. Any number of threads may use it.</summary>
public sealed class ErasureMatcher
{
    private readonly ErasureSet _set;
    private readonly Pseudonymizer _pseudonyms;

    internal ErasureMatcher(ErasureSet set, Pseudonymizer pseudonyms) => (_set, _pseudonyms) = (set, pseudonyms);

    /// <summary>Tells whether a record is of an erased person, or is an erased post.</summary>
    /// <param name="record">The record, its persons not replaced yet, its texts normalised.</param>
    /// <param name="platform">The platform of records that do not name theirs, lower case.</param>
    public bool Matches(CanonicalRecord record, string platform)
    {
        ArgumentNullException.ThrowIfNull(record);
        CanonicalSchema schema = record.Schema;
        string scope = schema.IndexOf("platform") is >= 0 and int at && record[at] is string own ? own : platform;
        if ((schema.Kind.IsPostLike() || schema.Kind == RecordKind.Deletions) && record.Text("id") is { } id && IsErased(ErasureRole.Post, scope, id))
        {
            return true;
        }

        for (int i = 0; i < schema.Fields.Count; i++)
        {
            if (schema.Fields[i].Person && record[i] is string name && IsErased(ErasureRole.Author, scope, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a name or id is erased.</summary>
    /// <param name="role">What it names.</param>
    /// <param name="platform">Where; null for none in particular.</param>
    /// <param name="name">The name or id; white space around it makes no difference.</param>
    public bool IsErased(ErasureRole role, string? platform, string name) => _set.Has(role, platform, name, _pseudonyms);
}
