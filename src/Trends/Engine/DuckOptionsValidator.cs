using Microsoft.Extensions.Options;

namespace Trends.Engine;

/// <summary>Checks <see cref="DuckOptions"/> when the host starts.</summary>
[OptionsValidator]
internal sealed partial class DuckOptionsValidator : IValidateOptions<DuckOptions>;
