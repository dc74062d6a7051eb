using Microsoft.Extensions.Options;

namespace Trends.Collect.Connect;

/// <summary>Checks the options of the sources.</summary>
[OptionsValidator]
internal sealed partial class SourcesOptionsValidator : IValidateOptions<SourcesOptions>;
