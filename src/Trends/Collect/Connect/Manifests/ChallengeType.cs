using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>How a platform makes sure that a webhook's address is its owner's.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ChallengeType>))]
public enum ChallengeType
{
    /// <summary>A GET with a token that both know; a parameter of it is the answer.</summary>
    Token,

    /// <summary>A GET that names a topic (WebSub); a parameter of it is the answer where the topic is one that is wanted.</summary>
    Topic,

    /// <summary>A signed POST whose body holds the answer.</summary>
    Echo,

    /// <summary>A POST with the body's secret; the answer is a text that the platform showed its owner.</summary>
    Text,
}
