namespace Scope3Calc.Reference.Compilation;

/// <summary>Makes the versioned packs from the published tables.</summary>
/// <remarks>Pure: the same tables give the same bytes on every machine, in every culture, on every thread.</remarks>
public static class PackCompiler
{
    /// <summary>The packs that travel inside the assembly.</summary>
    /// <returns>By id in ordinal order.</returns>
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
            GwpSetPack.Compile(tables),
        };
        packs.AddRange(UkFactorPacks.Compile(tables));
        return InOrder(packs);
    }

    /// <summary>The packs whose licence asks for the same terms, which lie beside the program as files.</summary>
    /// <returns>By id in ordinal order.</returns>
    /// <exception cref="PackFormatException">A table does not have the content it must have.</exception>
    public static IReadOnlyList<PackFile> CompileShareAlike(RawTables tables) =>
        InOrder([.. ExiobasePacks.Compile(tables), .. ImportFactorPacks.Compile(tables)]);

    /// <summary>Reads the tables of a directory and compiles them.</summary>
    /// <exception cref="IOException">A table is missing or cannot be read.</exception>
    /// <exception cref="PackFormatException">A table does not have the content it must have.</exception>
    public static IReadOnlyList<PackFile> Compile(string dataDirectory) =>
        Compile(RawTables.Read(dataDirectory));

    /// <summary>Compiles the tables of one directory into packs in another, which is made if need be.</summary>
    /// <remarks>Packs under a share-alike licence go into a folder of their own inside it.</remarks>
    /// <returns>The packs written.</returns>
    /// <exception cref="IOException">A table cannot be read or a pack cannot be written.</exception>
    /// <exception cref="PackFormatException">A table lacks the content it must have; nothing is written.</exception>
    public static IReadOnlyList<PackFile> CompileTo(string dataDirectory, string outDirectory)
    {
        var tables = RawTables.Read(dataDirectory);
        var embedded = Compile(tables);
        var shareAlike = CompileShareAlike(tables);
        Write(embedded, outDirectory);
        Write(shareAlike, Path.Combine(outDirectory, ReferenceData.ShareAlikeFolder));
        return [.. embedded, .. shareAlike];
    }

    private static void Write(IReadOnlyList<PackFile> packs, string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (var pack in packs)
        {
            File.WriteAllBytes(Path.Combine(directory, pack.FileName), pack.Bytes.Span);
        }
    }

    private static List<PackFile> InOrder(List<PackFile> packs)
    {
        packs.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        return packs;
    }
}
