using Microsoft.Extensions.Options;

namespace Trends.Azure.Live;

/// <summary>Checks <see cref="LiveOptions"/> when the host starts.</summary>
[OptionsValidator]
internal sealed partial class LiveOptionsValidator : IValidateOptions<LiveOptions>;
