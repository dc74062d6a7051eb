namespace Trends.Simulator.Faults;

/// <summary>What goes wrong on command.</summary>
public enum FaultKind
{
    /// <summary>Answers a bare status code, 503 unless told, as a proxy in front of the platform does.</summary>
    Status,

    /// <summary>Answers the platform's own error for a spent quota; counted as rejected by a limit.</summary>
    QuotaBlock,

    /// <summary>Lets the token in use expire in the middle of a read; where tokens do not expire the credential is refused.</summary>
    TokenExpiry,

    /// <summary>Answers with a body that ends half way, the connection cut.</summary>
    TornBody,

    /// <summary>Answers late, by <see cref="Fault.Delay"/> of the simulator's clock.</summary>
    Slow,

    /// <summary>Answers 200 with an error in the body.</summary>
    ErrorInOk,

    /// <summary>Answers 200 without items, as a platform that degrades in silence does.</summary>
    Empty,

    /// <summary>Answers 200 with a body that is cut but complete by its length, so that it does not parse.</summary>
    Malformed,

    /// <summary>Changes fields of items: one unknown, one missing, one of another type.</summary>
    Drift,

    /// <summary>Answers bytes that are not UTF-8 within a text.</summary>
    BadUtf8,

    /// <summary>Answers one item with a text of two million characters.</summary>
    Oversize,

    /// <summary>Puts an item in at the front, and deletes the last one that was handed out, after every page.</summary>
    MovingPages,

    /// <summary>Hands the last item of a page out again as the first of the next.</summary>
    Duplicates,

    /// <summary>Searches the caller's own items only and says nothing of it, as Threads does without approval.</summary>
    OwnOnly,

    /// <summary>Keeps a live connection open and sends nothing on it any more, no sign of life either. <see cref="TornBody"/> cuts one in the middle of a message, <see cref="Duplicates"/> sends each message twice.</summary>
    Stall,

    /// <summary>Signs webhooks with another secret.</summary>
    BadSignature,
}
