using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>The cells of a ledger made ready to be drawn: each cause's error is drawn once for all cells that have it.</summary>
internal sealed class SimulatedCells
{
    private readonly Cause[] _causes;
    private readonly Cell[] _cells;

    public SimulatedCells(ImmutableArray<CauseCell> cells)
    {
        _causes = [.. DistinctCauses(cells)];
        var places = new Dictionary<Cause, int>(_causes.Length);
        for (var i = 0; i < _causes.Length; i++)
        {
            places.Add(_causes[i], i);
        }

        _cells = [.. cells.Select(cell => new Cell(
            places[cell.Causes[0]],
            places[cell.Causes[1]],
            places[cell.Causes[2]],
            places[cell.Causes[3]],
            Milligrams.ToKilograms(cell.Booked.Milligrams),
            Milligrams.ToKilograms(cell.Product.Milligrams),
            Milligrams.ToKilograms(cell.Spend.Milligrams)))];
    }

    /// <summary>Makes the draws of all three totals, in kilograms, from one number on.</summary>
    /// <param name="seed">The simulation's seed.</param>
    /// <param name="first">Number of the first draw, a multiple of eight.</param>
    /// <param name="booked">Takes what was booked; its length says how many draws to make.</param>
    /// <param name="product">Takes P of the matched set.</param>
    /// <param name="spend">Takes S of the matched set.</param>
    public void Draw(ulong seed, long first, Span<double> booked, Span<double> product, Span<double> spend)
    {
        const int Size = SeededNormal.GroupSize;
        var errors = ArrayPool<Errors>.Shared.Rent(_causes.Length);
        Span<double> spare = stackalloc double[3 * Size];
        for (var done = 0; done < booked.Length; done += Size)
        {
            DrawErrors(seed, (first + done) / Size, errors);
            if (booked.Length - done >= Size)
            {
                AddUp(errors, booked.Slice(done, Size), product.Slice(done, Size), spend.Slice(done, Size));
                continue;
            }

            // The last group has draws nobody asked for.
            AddUp(errors, spare[..Size], spare.Slice(Size, Size), spare[(2 * Size)..]);
            var rest = booked.Length - done;
            spare[..rest].CopyTo(booked[done..]);
            spare.Slice(Size, rest).CopyTo(product[done..]);
            spare.Slice(2 * Size, rest).CopyTo(spend[done..]);
        }

        ArrayPool<Errors>.Shared.Return(errors);
    }

    // The place of no cause comes first: its error is exactly 1, so that every cell has four.
    private static IEnumerable<Cause> DistinctCauses(ImmutableArray<CauseCell> cells) =>
        cells.SelectMany(cell => Enumerable.Range(0, CauseSet.MaxCauses).Select(i => cell.Causes[i]))
            .Append(default)
            .Distinct()
            .OrderBy(cause => cause.Sigma > 0.0)
            .ThenBy(cause => cause.Key)
            .ThenBy(cause => cause.Sigma);

    private void DrawErrors(ulong seed, long group, Span<Errors> errors)
    {
        errors[0] = new Errors(Vector256<double>.One, Vector256<double>.One);
        for (var i = 1; i < _causes.Length; i++)
        {
            ref readonly var cause = ref _causes[i];
            var (first, second) = SeededNormal.Group(seed, cause.Key, group);
            errors[i] = new Errors(PortableMath.Exp(first * cause.Sigma), PortableMath.Exp(second * cause.Sigma));
        }
    }

    private void AddUp(ReadOnlySpan<Errors> errors, Span<double> booked, Span<double> product, Span<double> spend)
    {
        var (booked1, booked2) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (product1, product2) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (spend1, spend2) = (Vector256<double>.Zero, Vector256<double>.Zero);
        foreach (ref readonly var cell in _cells.AsSpan())
        {
            ref readonly var a = ref errors[cell.A];
            ref readonly var b = ref errors[cell.B];
            ref readonly var c = ref errors[cell.C];
            ref readonly var d = ref errors[cell.D];
            var error1 = a.First * b.First * (c.First * d.First);
            var error2 = a.Second * b.Second * (c.Second * d.Second);
            booked1 += error1 * cell.Booked;
            booked2 += error2 * cell.Booked;
            product1 += error1 * cell.Product;
            product2 += error2 * cell.Product;
            spend1 += error1 * cell.Spend;
            spend2 += error2 * cell.Spend;
        }

        var half = Vector256<double>.Count;
        booked1.CopyTo(booked);
        booked2.CopyTo(booked[half..]);
        product1.CopyTo(product);
        product2.CopyTo(product[half..]);
        spend1.CopyTo(spend);
        spend2.CopyTo(spend[half..]);
    }

    /// <summary>What a cause multiplies its figures by, in eight draws.</summary>
    private readonly record struct Errors(Vector256<double> First, Vector256<double> Second);

    /// <summary>Places of a cell's causes and its medians in kilograms.</summary>
    private readonly record struct Cell(int A, int B, int C, int D, double Booked, double Product, double Spend);
}
