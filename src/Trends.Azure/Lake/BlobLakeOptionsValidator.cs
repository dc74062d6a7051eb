using Microsoft.Extensions.Options;

namespace Trends.Azure.Lake;

/// <summary>Checks the lake's options.</summary>
[OptionsValidator]
internal sealed partial class BlobLakeOptionsValidator : IValidateOptions<BlobLakeOptions>;
