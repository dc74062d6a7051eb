namespace Trends;

/// <summary>What a record is about; a dataset holds one kind.</summary>
public enum RecordKind
{
    /// <summary>Social posts and comments.</summary>
    Posts,

    /// <summary>News items.</summary>
    News,

    /// <summary>Trend signals: how much a term was looked for or talked of, at a source.</summary>
    Signals,

    /// <summary>What users did: behaviour, learning, feedback.</summary>
    Events,

    /// <summary>Campaign results by campaign, channel and day.</summary>
    Campaigns,

    /// <summary>Texts with a known sentiment.</summary>
    Labels,

    /// <summary>Accounts, channels and communities that posts come from: landed raw and given by <c>parse</c>, not staged.</summary>
    Authors,

    /// <summary>Posts and authors that were deleted where they came from: landed raw, then erased from everything that stands.</summary>
    Deletions,
}
