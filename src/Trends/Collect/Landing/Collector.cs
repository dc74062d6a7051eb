using System.Reflection;

namespace Trends.Collect.Landing;

/// <summary>Names the program in raw envelopes.</summary>
internal static class Collector
{
    internal static string Name { get; } = $"trends {typeof(Collector).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}";
}
