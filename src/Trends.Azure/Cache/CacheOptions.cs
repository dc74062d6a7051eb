using System.ComponentModel.DataAnnotations;

namespace Trends.Azure.Cache;

/// <summary>Which Redis stands behind the cache of this process.</summary>
public sealed class CacheOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Cache";

    /// <summary>Gets or sets the server.</summary>
    /// <value><c>host:port</c>, such as <c>name.region.redis.azure.net:10000</c>. The default is none: answers are cached in this process alone.</value>
    public string? RedisEndpoint { get; set; }

    /// <summary>Gets or sets the password of a Redis of one's own.</summary>
    /// <value>The default is none: on the loopback address no one logs in, elsewhere the app's identity does.</value>
    public string? RedisPassword { get; set; }

    /// <summary>Gets or sets the PEM file with the certificate of the authority that a Redis of one's own has its certificate from.</summary>
    /// <value>The default is none: the machine's own authorities. With it, TLS is spoken on the loopback address too; elsewhere always.</value>
    public string? RedisAuthority { get; set; }

    /// <summary>Gets or sets how long an answer waits for Redis before it does without.</summary>
    /// <value>From 10 milliseconds to 10 seconds. The default is half a second.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan RedisTimeout { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Gets or sets how long Redis is left alone after it failed twice.</summary>
    /// <value>From half a second to 10 minutes. The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan RedisPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the largest answer that goes to Redis; larger ones stay in the process that made them.</summary>
    /// <value>From 1,024 bytes to 16 MB. The default is 1 MB.</value>
    [Range(1024, 16 << 20)]
    public int RedisMaxBytes { get; set; } = 1 << 20;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Connection strings hold passwords: what was given is not repeated.
        if (RedisAddress.Find(RedisEndpoint) is null)
        {
            yield return new($"{SectionName}:{nameof(RedisEndpoint)} is no host:port; give one without scheme and options, such as localhost:6379.", [nameof(RedisEndpoint)]);
        }

        if (!string.IsNullOrEmpty(RedisAuthority) && !File.Exists(RedisAuthority))
        {
            yield return new($"{SectionName}:{nameof(RedisAuthority)} is '{RedisAuthority}', which is no file; give the PEM file of a certificate authority.", [nameof(RedisAuthority)]);
        }
    }
}
