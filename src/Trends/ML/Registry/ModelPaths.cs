namespace Trends.ML.Registry;

/// <summary>Where models stand in the lake.</summary>
public static class ModelPaths
{
    /// <summary>Gives the path of a version's artefact.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="version">Its version.</param>
    public static string Artefact(string name, string version) => $"models/{name}/{version}/model.bin";

    /// <summary>Gives the path of a version's manifest.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="version">Its version.</param>
    public static string Manifest(string name, string version) => $"models/{name}/{version}/manifest.json";
}
