namespace Connectors.Tests.Rig.Crash;

/// <summary>Plays the end of the process.</summary>
internal sealed class CrashException(string at) : Exception($"crash {at}");
