namespace Trends.Simulator.Dialects;

/// <summary>What went wrong, before a dialect puts it in its platform's words.</summary>
public enum ApiError
{
    /// <summary>No credential was given.</summary>
    NoCredential,

    /// <summary>A credential was given and is wrong.</summary>
    WrongCredential,

    /// <summary>The token was good and is no more.</summary>
    TokenExpired,

    /// <summary>A limit of calls per time is reached.</summary>
    RateLimited,

    /// <summary>A quota is spent.</summary>
    QuotaExceeded,

    /// <summary>A parameter is missing or out of range.</summary>
    BadRequest,

    /// <summary>What was asked for is not there, or no more.</summary>
    NotFound,
}
