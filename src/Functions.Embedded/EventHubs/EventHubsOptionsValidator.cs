using Microsoft.Extensions.Options;

namespace Functions.Embedded.EventHubs;

/// <summary>Checks the settings of the event log when the host starts.</summary>
[OptionsValidator]
internal sealed partial class EventHubsOptionsValidator : IValidateOptions<EventHubsOptions>;
