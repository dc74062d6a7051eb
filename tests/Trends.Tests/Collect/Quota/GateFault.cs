namespace Trends.Tests.Collect.Quota;

internal enum GateFault
{
    None,
    Before,
    After,
    LostAndTriedAgain,
}
