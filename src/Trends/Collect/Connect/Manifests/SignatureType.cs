using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>How a webhook shows that its platform sent it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SignatureType>))]
public enum SignatureType
{
    /// <summary>A header holds a keyed hash (HMAC) over the body or more, in hexadecimal digits.</summary>
    Hmac,

    /// <summary>A header holds the secret itself.</summary>
    Header,

    /// <summary>A member of the body holds the secret itself. It is taken out before anything is kept.</summary>
    Body,
}
