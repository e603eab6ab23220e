using System.Collections.Frozen;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Gap;

/// <summary>The spend-based figure of a line by every factor pack at hand, all else as the policy says.</summary>
/// <remarks>
/// How far the packs are apart is a part of the uncertainty of a spend-based figure that no single pack shows. Safe for any number
/// of threads.
/// </remarks>
public sealed class FactorSpread
{
    private static readonly ReasonSet Disposal = ReasonSet.Of(ReasonCode.SpendNotAcquisitionCost);
    private static readonly ReasonSet PriceType = ReasonSet.Of(ReasonCode.FactorPriceTypeMismatch);

    private readonly FactorPack _own;
    private readonly Entry[] _entries;

    /// <param name="snapshot">The packs, and what restates money to their years and currencies.</param>
    /// <param name="policy">How to restate. Its pack is the one the lines' sector codes and price-type ratios are for.</param>
    /// <exception cref="ArgumentException">The policy contradicts itself or names a pack the snapshot lacks.</exception>
    public FactorSpread(Snapshot snapshot, Policy policy)
    {
        if (Calculator.Check(snapshot, policy) is { } problem)
        {
            throw new ArgumentException($"{problem.Field}: {problem.Message}", nameof(policy));
        }

        _own = snapshot.FindPack(policy.FactorPackId)!;
        _entries = [.. snapshot.Packs.Select(pack => new Entry(snapshot, policy, pack))];
        Packs = [.. _entries.Select(entry => entry.Pack)];
    }

    /// <summary>The packs, by id in ordinal order.</summary>
    public IReadOnlyList<FactorPack> Packs { get; }

    /// <summary>The line's figure by one of <see cref="Packs"/>.</summary>
    /// <param name="pack">The pack's place among them.</param>
    /// <param name="line">A line that <see cref="LineRules"/> has found nothing wrong with.</param>
    public PackFigure Figure(int pack, in PurchaseLine line)
    {
        var entry = _entries[pack];

        // A sector code says something in its own classification only; elsewhere the type of device has to do.
        if (line.SectorCode is not null && entry.Pack.Classification != _own.Classification)
        {
            var withoutCode = line with { SectorCode = null };
            return Figure(entry, in withoutCode);
        }

        return Figure(entry, in line);
    }

    /// <summary>The line's figure by each of <see cref="Packs"/>, in their order.</summary>
    public LineSpread Of(in PurchaseLine line)
    {
        var figures = new PackFigure[_entries.Length];
        for (var i = 0; i < figures.Length; i++)
        {
            figures[i] = Figure(i, in line);
        }

        return new LineSpread(figures);
    }

    private PackFigure Figure(Entry entry, in PurchaseLine line)
    {
        var type = line.ProductCategory is { } category ? entry.Types.GetValueOrDefault(category) : null;
        var factor = (line.SectorCode is { } code ? entry.Method.Sector(code) : type?.Sector)?.Factor;
        if (line.Disposal != DisposalKind.None)
        {
            return new PackFigure(entry.Pack, factor, null, Disposal);
        }

        var estimate = entry.Method.Apply(in line, type);
        return estimate.Emissions is not null && IsOfAThirdPriceType(line.PriceType, entry.Pack)
            ? new PackFigure(entry.Pack, factor, null, PriceType)
            : new PackFigure(entry.Pack, factor, estimate.Emissions, estimate.Reasons);
    }

    // One ratio leads from the line's price type to one other: where that is the own pack's, it says nothing of a third.
    private bool IsOfAThirdPriceType(PriceType line, FactorPack pack)
    {
        var (own, other) = (SpendMethod.WithoutVat(_own.PriceType), SpendMethod.WithoutVat(pack.PriceType));
        line = SpendMethod.WithoutVat(line);
        return other != line && own != line && other != own;
    }

    private sealed class Entry
    {
        public Entry(Snapshot snapshot, Policy policy, FactorPack pack)
        {
            Pack = pack;
            Method = new SpendMethod(snapshot, policy with { FactorPackId = pack.Id }, pack);
            Types = snapshot.Categories.Names
                .Select(name => (Name: name, Code: snapshot.Categories.SectorFor(name, pack.Classification)))
                .Where(type => type.Code is not null)
                .ToFrozenDictionary(
                    type => type.Name,
                    type => new DeviceType(Method.Sector(type.Code!), null, null, null),
                    StringComparer.Ordinal);
        }

        public FactorPack Pack { get; }

        public SpendMethod Method { get; }

        public FrozenDictionary<string, DeviceType> Types { get; }
    }
}

/// <summary>A line's spend-based figure by one pack.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Factor">Its factor for the line; null where it has none.</param>
/// <param name="Emissions">The figure in the pack's default column; null where it cannot be calculated.</param>
/// <param name="Reasons">Why not; none where there is one.</param>
public readonly record struct PackFigure(FactorPack Pack, SpendFactor? Factor, Co2e? Emissions, ReasonSet Reasons)
{
    /// <summary>The factor in the pack's default column, as published; null without one.</summary>
    public decimal? KgPerUnitOfMoney => Factor?.KgPerUnitOfMoney(Pack.DefaultScope);
}

/// <summary>A line's spend-based figures by every pack.</summary>
/// <param name="Figures">One per pack, by id in ordinal order.</param>
public readonly record struct LineSpread(IReadOnlyList<PackFigure> Figures)
{
    /// <summary>The smallest figure; null where no pack has one.</summary>
    public Co2e? Lowest => Figures.Min(figure => figure.Emissions);

    /// <summary>The largest figure; null where no pack has one.</summary>
    public Co2e? Highest => Figures.Max(figure => figure.Emissions);
}
