using Microsoft.Extensions.Options;

namespace Trends.Azure.Keys;

/// <summary>Checks <see cref="KeyVaultOptions"/> when the host starts.</summary>
[OptionsValidator]
internal sealed partial class KeyVaultOptionsValidator : IValidateOptions<KeyVaultOptions>;
