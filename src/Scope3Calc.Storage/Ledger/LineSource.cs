using System.Text;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Storage.Ledger;

/// <summary>The lines of a batch in whatever form they came: each is asked for by its place when it is needed.</summary>
/// <remarks>So a batch that says once what its lines share need not become a thousand objects on its way to the rows.</remarks>
public abstract class LineSource
{
    /// <summary>How many lines.</summary>
    public abstract int Count { get; }

    /// <summary>Identifier of a line in UTF-8, good until the next one is asked for.</summary>
    public abstract ReadOnlySpan<byte> LineId(int place);

    /// <summary>The line that one reverses; null where it is no return or credit note.</summary>
    public abstract string? OriginalLineId(int place);

    /// <summary>All of a line but its identifier, which only <see cref="LineId"/> tells.</summary>
    public abstract void Read(int place, out LineContent line);

    /// <summary>How many parts there are that lines share; 0 where each is whole.</summary>
    public virtual int PartCount => 0;

    /// <summary>What a part states, by its place from 0: for a part that <see cref="TryReadParts"/> told of.</summary>
    public virtual void ReadPart(int part, out LineContent content) => throw new NotSupportedException();

    /// <summary>Tells of which parts a line consists, for lines where these rules hold. All others are asked for by <see cref="Read"/>.</summary>
    /// <remarks>
    /// No two of its parts state the same. One of them has both names of the product, or none has any. At most one states terms other than
    /// the condition. None states quantity or spend, nor has a text with the character NUL.
    /// </remarks>
    /// <param name="place">The line.</param>
    /// <param name="parts">Places of parts from 1; 0 stands for none.</param>
    /// <param name="quantity">Its quantity.</param>
    /// <param name="spend">Its spend.</param>
    public virtual bool TryReadParts(
        int place, out ReadOnlySpan<uint> parts, out AmountDigits quantity, out AmountDigits spend)
    {
        parts = default;
        (quantity, spend) = (default, default);
        return false;
    }

    /// <summary>Lines that are there as records.</summary>
    public static LineSource Of(IReadOnlyList<LedgerLine> lines) => new Listed(lines);

    private sealed class Listed(IReadOnlyList<LedgerLine> lines) : LineSource
    {
        private byte[] _id = [];

        public override int Count => lines.Count;

        public override ReadOnlySpan<byte> LineId(int place)
        {
            var id = lines[place].LineId;
            if (_id.Length < Encoding.UTF8.GetMaxByteCount(id.Length))
            {
                _id = new byte[Encoding.UTF8.GetMaxByteCount(id.Length)];
            }

            return _id.AsSpan(0, Encoding.UTF8.GetBytes(id, _id));
        }

        public override string? OriginalLineId(int place) => lines[place].Purchase.OriginalLineId;

        public override void Read(int place, out LineContent line) => line = new LineContent(lines[place]);
    }
}

/// <summary>What a <see cref="LedgerLine"/> says, as a value.</summary>
public readonly struct LineContent
{
    private readonly PurchaseLine _purchase;

    /// <param name="purchase">What the calculation looks at.</param>
    public LineContent(in PurchaseLine purchase) => _purchase = purchase;

    /// <param name="line">What it takes over, all but the identifier.</param>
    public LineContent(LedgerLine line)
    {
        _purchase = line.Purchase;
        Manufacturer = line.Manufacturer;
        Model = line.Model;
        Supplier = line.Supplier;
        Contract = line.Contract;
        BuyerUnit = line.BuyerUnit;
        Gtin = line.Gtin;
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly PurchaseLine Purchase => ref _purchase;

    public string? Manufacturer { get; init; }

    public string? Model { get; init; }

    public string? Supplier { get; init; }

    public string? Contract { get; init; }

    public string? BuyerUnit { get; init; }

    public string? Gtin { get; init; }
}
