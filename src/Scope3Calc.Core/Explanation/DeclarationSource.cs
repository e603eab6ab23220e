using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Explanation;

/// <summary>Where a declaration's values come from: the line itself, the file, the makers' footprints, or the averages.</summary>
internal sealed class DeclarationSource
{
    private readonly Declaration _declaration;
    private readonly string? _row;
    private readonly string _contentId = string.Empty;
    private readonly bool _isOnFile;

    public DeclarationSource(in PurchaseLine line, Declaration declaration, Snapshot snapshot)
    {
        _declaration = declaration;
        if (ReferenceEquals(line.Declaration, declaration))
        {
            Name = declaration.Id.Length == 0 ? "the declaration" : declaration.Id;
            return;
        }

        if (line.Product is { } named
            && snapshot.Declarations.Of(named).FirstOrDefault(entry => ReferenceEquals(entry.Declaration, declaration)) is { } onFile)
        {
            _isOnFile = true;
            (Name, _row, _contentId) =
                ($"declaration {declaration.Id} on file", $"declarations-on-file/{declaration.Id}", onFile.ContentId);
            return;
        }

        var isMakers = line.Product is { } product
            && ReferenceEquals(snapshot.MakerFootprints.Find(product)?.Declaration, declaration);
        Average = declaration.Id == $"device-averages/{line.ProductCategory}"
            ? snapshot.DeviceAverages.Find(line.ProductCategory!)
            : null;
        (Name, _row, _contentId) = isMakers
            ? ($"maker's sheet {declaration.Id}", $"maker-footprints/{declaration.Id}", snapshot.MakerFootprints.ContentId)
            : ($"average {line.ProductCategory}", $"device-averages/{line.ProductCategory}", snapshot.DeviceAverages.ContentId);
    }

    /// <summary>The document as a sentence names it.</summary>
    public string Name { get; }

    /// <summary>The row of the averages; null where it is no average of ours.</summary>
    public DeviceAverage? Average { get; }

    /// <summary>An indicator of one module. A table has one figure a module and no indicators.</summary>
    public string Of(ModuleGwp gwp, string indicator) => _row is null
        ? Source.Line($"declaration.modules[{IndexOf(gwp)}].{indicator}")
        : _isOnFile ? Source.Pack($"{_row}/modules[{IndexOf(gwp)}].{indicator}", _contentId)
        : Source.Pack($"{_row}/{DeclaredFigures.NameOf(gwp.Module)}", _contentId);

    /// <summary>A figure that all modules share, such as the mass of a piece.</summary>
    public string Of(string field) => _row is null
        ? Source.Line($"declaration.{field}")
        : Source.Pack($"{_row}/{field}", _contentId);

    private int IndexOf(ModuleGwp gwp)
    {
        var index = 0;
        while (!ReferenceEquals(_declaration.Modules[index], gwp))
        {
            index++;
        }

        return index;
    }
}
