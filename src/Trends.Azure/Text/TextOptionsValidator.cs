using Microsoft.Extensions.Options;

namespace Trends.Azure.Text;

/// <summary>Checks <see cref="TextOptions"/> when the host starts.</summary>
[OptionsValidator]
internal sealed partial class TextOptionsValidator : IValidateOptions<TextOptions>;
