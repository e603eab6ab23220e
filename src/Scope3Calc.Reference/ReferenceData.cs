using System.Reflection;
using Scope3Calc.Core;
using Scope3Calc.Reference.Loading;

namespace Scope3Calc.Reference;

/// <summary>The reference data this version ships with, made ready for calculation.</summary>
/// <remarks>Each part of the snapshot has the SHA-256 of its pack's bytes as content id.</remarks>
public static class ReferenceData
{
    /// <summary>The folder beside the program with the packs that are under a share-alike licence.</summary>
    public const string ShareAlikeFolder = "share-alike";

    private static readonly Lazy<Snapshot> Shipped = new(Load);
    private static readonly Lazy<IReadOnlyList<PackInfo>> ShippedPacks = new(() => Describe(Embedded()));

    /// <summary>The shipped packs as one snapshot, read when first asked for and then kept.</summary>
    public static Snapshot Snapshot => Shipped.Value;

    /// <summary>What the shipped packs are, by id in ordinal order.</summary>
    public static IReadOnlyList<PackInfo> Packs => ShippedPacks.Value;

    /// <summary>Reads the shipped packs anew.</summary>
    /// <exception cref="PackFormatException">A pack is damaged.</exception>
    public static Snapshot Load() => Load(Embedded());

    /// <summary>Reads the shipped packs anew, with further spend factors beside them.</summary>
    /// <param name="further">Such as some or all of <see cref="ShareAlike(string)"/>.</param>
    /// <exception cref="PackFormatException">A pack is damaged, or one too many.</exception>
    public static Snapshot SnapshotWith(IEnumerable<PackFile> further) => Load(Embedded().Concat(further));

    /// <summary>The packs under a share-alike licence that lie beside the program, by id in ordinal order.</summary>
    /// <remarks>
    /// They are read when this is called and are part of no snapshot unless they are given to
    /// <see cref="SnapshotWith"/>: whoever passes on figures with them takes on the terms of their licence.
    /// </remarks>
    /// <exception cref="IOException">The folder is missing or a pack cannot be read.</exception>
    public static IReadOnlyList<PackFile> ShareAlike() =>
        ShareAlike(Path.Combine(AppContext.BaseDirectory, ShareAlikeFolder));

    /// <summary>The packs of a directory, by id in ordinal order.</summary>
    /// <exception cref="IOException">The directory is missing or a pack cannot be read.</exception>
    public static IReadOnlyList<PackFile> ShareAlike(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*" + PackFile.Extension)
            .Select(path => new PackFile(Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path)))
            .OrderBy(pack => pack.Id, StringComparer.Ordinal),
    ];

    /// <summary>Makes a snapshot of given packs: any number of spend factors, one pack of every other kind.</summary>
    /// <exception cref="PackFormatException">A pack is damaged, missing, of an unknown kind, or one too many.</exception>
    public static Snapshot Load(IEnumerable<PackFile> packs)
    {
        var texts = packs.Select(pack => new PackText(pack))
            .ToLookup(text => text.Header("kind"), StringComparer.Ordinal);
        string[] known =
        [
            PackFormat.SpendFactors, PackFormat.DeviceCategories, PackFormat.MakerFootprints,
            PackFormat.Currencies, PackFormat.ExchangeRates, PackFormat.ConsumerPrices, PackFormat.SectorPrices,
            PackFormat.DeviceAverages, PackFormat.ReferencePrices, PackFormat.GwpSets,
        ];
        if (texts.FirstOrDefault(kind => !known.Contains(kind.Key)) is { } unknown)
        {
            throw unknown.First().Wrong(1, $"there is no kind of pack '{unknown.Key}'.");
        }

        var factors = texts[PackFormat.SpendFactors].ToList();
        if (factors.CountBy(text => text.File.Id).FirstOrDefault(same => same.Value > 1) is { Key: { } twice })
        {
            throw new PackFormatException($"The pack {twice} was given twice.");
        }

        return new Snapshot(
            factors.Select(PackReaders.SpendFactors),
            DeviceReaders.DeviceCategories(Only(PackFormat.DeviceCategories)),
            PackReaders.MakerFootprints(Only(PackFormat.MakerFootprints)),
            PackReaders.Currencies(Only(PackFormat.Currencies)),
            PackReaders.ExchangeRates(Only(PackFormat.ExchangeRates)),
            PackReaders.ConsumerPrices(Only(PackFormat.ConsumerPrices)),
            PackReaders.SectorPrices(Only(PackFormat.SectorPrices)),
            DeviceReaders.DeviceAverages(Only(PackFormat.DeviceAverages)),
            DeviceReaders.ReferencePrices(Only(PackFormat.ReferencePrices)),
            GwpSetReader.Read(Only(PackFormat.GwpSets)));

        PackText Only(string kind) => texts[kind].ToList() is [var only]
            ? only
            : throw new PackFormatException($"There must be exactly one pack of kind {kind}.");
    }

    /// <summary>Describes given packs, by id in ordinal order.</summary>
    /// <exception cref="PackFormatException">A pack is damaged.</exception>
    public static IReadOnlyList<PackInfo> Describe(IEnumerable<PackFile> packs) =>
        [.. packs.Select(pack => new PackText(pack).Info).OrderBy(info => info.Id, StringComparer.Ordinal)];

    /// <summary>The bytes of the shipped packs, by id in ordinal order.</summary>
    public static IReadOnlyList<PackFile> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(PackFile.Extension, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new PackFile(name[..^PackFile.Extension.Length], BytesOf(assembly, name))),
        ];
    }

    private static byte[] BytesOf(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
