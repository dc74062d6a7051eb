using Microsoft.Extensions.Options;

namespace Trends.Azure.Cache;

/// <summary>Checks <see cref="CacheOptions"/> when the host starts.</summary>
[OptionsValidator]
internal sealed partial class CacheOptionsValidator : IValidateOptions<CacheOptions>;
