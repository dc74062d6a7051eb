using Microsoft.Extensions.Options;

namespace Trends.Collect.Quota;

/// <summary>Checks <see cref="QuotaOptions"/> when the host starts.</summary>
[OptionsValidator]
internal sealed partial class QuotaOptionsValidator : IValidateOptions<QuotaOptions>;
