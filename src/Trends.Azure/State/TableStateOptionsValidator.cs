using Microsoft.Extensions.Options;

namespace Trends.Azure.State;

/// <summary>Checks the state's options.</summary>
[OptionsValidator]
internal sealed partial class TableStateOptionsValidator : IValidateOptions<TableStateOptions>;
