using Microsoft.OData.Edm;
using Trends.Storage;

namespace Trends.Serving;

/// <summary>A mart as OData sees it.</summary>
internal sealed class MartModel
{
    /// <summary>Makes the model of a mart.</summary>
    /// <param name="mart">The mart.</param>
    public MartModel(MartDefinition mart)
    {
        Mart = mart;
        Model = new EdmModel();
        Type = new EdmEntityType("Trends", mart.Name.Replace('-', '_'));
        foreach (MartColumn column in mart.Columns)
        {
            Type.AddStructuralProperty(column.Name, KindOf(column.Type), isNullable: true);
        }

        Model.AddElement(Type);
        EdmEntityContainer container = new("Trends", "Marts");
        Set = container.AddEntitySet(mart.Name.Replace('-', '_'), Type);
        Model.AddElement(container);
    }

    /// <summary>Gets the mart.</summary>
    public MartDefinition Mart { get; }

    /// <summary>Gets the model.</summary>
    public EdmModel Model { get; }

    /// <summary>Gets the row's type.</summary>
    public EdmEntityType Type { get; }

    /// <summary>Gets the rows.</summary>
    public EdmEntitySet Set { get; }

    private static EdmPrimitiveTypeKind KindOf(MartType type) => type switch
    {
        MartType.Text => EdmPrimitiveTypeKind.String,
        MartType.Integer => EdmPrimitiveTypeKind.Int64,
        MartType.Number => EdmPrimitiveTypeKind.Double,
        MartType.Flag => EdmPrimitiveTypeKind.Boolean,
        _ => EdmPrimitiveTypeKind.DateTimeOffset,
    };
}
