namespace Connectors.Tests.Rig;

/// <summary>What every stream is held against: the acceptance list that connectors of the field are held against, and what sources do to collectors.</summary>
internal enum Check
{
    /// <summary>Manifests are valid, strictly, and hold no secret.</summary>
    Spec = 1,

    /// <summary>Good settings are let in, and bad ones are refused.</summary>
    Connection,

    /// <summary>The catalogue is valid, and keys and required fields are what they should be.</summary>
    Discovery,

    /// <summary>Every record that is expected appears.</summary>
    BasicRead,

    /// <summary>Two whole reads give the same.</summary>
    FullRefresh,

    /// <summary>A later read gives nothing older than its cursor, and nothing from a cursor beyond all.</summary>
    Incremental,

    /// <summary>Keys are there, and requests go nowhere but to the platform.</summary>
    Attributes,

    /// <summary>Access, sources and queries are told.</summary>
    Documentation,

    /// <summary>A quota block costs one rejected call.</summary>
    QuotaBlock,

    /// <summary>A crash at any write loses nothing.</summary>
    Crash,

    /// <summary>Pages that move while they are read lose nothing.</summary>
    MovedPages,

    /// <summary>Fields that come, go and change stop nothing.</summary>
    Drift,

    /// <summary>A silence is told of.</summary>
    Silence,

    /// <summary>What was deleted at the source is dealt with.</summary>
    Deletion,

    /// <summary>Impossible dates stop nothing.</summary>
    Clock,

    /// <summary>Long texts and bytes that are no text stop nothing.</summary>
    Encoding,

    /// <summary>A token that ends in the middle of a read is renewed; where only the user can, the setting is named and the read goes on afterwards.</summary>
    TokenExpiry,

    /// <summary>What was pushed and polled is one record.</summary>
    PushAndPoll,
}
