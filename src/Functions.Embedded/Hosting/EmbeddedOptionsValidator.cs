using Microsoft.Extensions.Options;

namespace Functions.Embedded.Hosting;

/// <summary>Checks the settings when the host starts.</summary>
[OptionsValidator]
internal sealed partial class EmbeddedOptionsValidator : IValidateOptions<EmbeddedOptions>;
