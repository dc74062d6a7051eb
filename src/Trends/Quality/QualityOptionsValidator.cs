using Microsoft.Extensions.Options;

namespace Trends.Quality;

/// <summary>Checks <see cref="QualityOptions"/> when the host starts.</summary>
[OptionsValidator]
internal sealed partial class QualityOptionsValidator : IValidateOptions<QualityOptions>;
