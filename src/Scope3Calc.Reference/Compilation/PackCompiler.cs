namespace Scope3Calc.Reference.Compilation;

/// <summary>Makes the versioned packs from the published tables.</summary>
/// <remarks>Pure: the same tables give the same bytes on every machine, in every culture, on every thread.</remarks>
public static class PackCompiler
{
    /// <returns>Every pack, by id in ordinal order.</returns>
    /// <exception cref="PackFormatException">A table does not have the content it must have.</exception>
    public static IReadOnlyList<PackFile> Compile(RawTables tables)
    {
        var packs = new List<PackFile>
        {
            EpaFactorPacks.V13(tables),
            EpaFactorPacks.V12(tables),
            ExchangeRatePack.Compile(tables),
            ConsumerPricePack.Compile(tables),
            SectorPricePack.Compile(tables),
            MakerFootprintPack.Compile(tables),
            DeviceAveragePack.Compile(tables),
            DeviceCategoryPack.Compile(tables),
            CurrencyPack.Compile(tables),
            ReferencePricePack.Compile(tables),
        };
        packs.AddRange(UkFactorPacks.Compile(tables));
        packs.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        return packs;
    }

    /// <summary>Reads the tables of a directory and compiles them.</summary>
    /// <exception cref="IOException">A table is missing or cannot be read.</exception>
    /// <exception cref="PackFormatException">A table does not have the content it must have.</exception>
    public static IReadOnlyList<PackFile> Compile(string dataDirectory) =>
        Compile(RawTables.Read(dataDirectory));

    /// <summary>Compiles the tables of one directory into packs in another, which is made if need be.</summary>
    /// <returns>The packs written.</returns>
    /// <exception cref="IOException">A table cannot be read or a pack cannot be written.</exception>
    /// <exception cref="PackFormatException">A table lacks the content it must have; nothing is written.</exception>
    public static IReadOnlyList<PackFile> CompileTo(string dataDirectory, string outDirectory)
    {
        var packs = Compile(dataDirectory);
        Directory.CreateDirectory(outDirectory);
        foreach (var pack in packs)
        {
            File.WriteAllBytes(Path.Combine(outDirectory, pack.FileName), pack.Bytes.Span);
        }

        return packs;
    }
}
