namespace Scope3Calc.V1;

/// <summary>Puts purchase lines into packed batches: what several lines share becomes a part that they name.</summary>
/// <remarks>
/// A part each for the supplier, the contract, the buyer's unit, the product with its category and declaration, the terms such as
/// currency and VAT, the day of purchase, and what few lines have. Other ways of cutting lines into parts are as right; this one
/// leaves few parts in most ledgers. Lines that share a <see cref="Declaration"/> object are told so at once; equal ones are found
/// too, more slowly. Not for several threads at once.
/// </remarks>
public sealed class PackedBatchBuilder
{
    /// <summary>The most lines in a batch.</summary>
    public const int MaxLines = 8_192;

    // Half of what a message may have, and so of what a line and its parts may add to it.
    private const int MaxBytes = 1024 * 1024;
    private const int MaxParts = 16_384;

    private readonly Slot<string> _suppliers = new();
    private readonly Slot<string> _contracts = new();
    private readonly Slot<string> _buyerUnits = new();
    private readonly Slot<Product> _products = new();
    private readonly Slot<Terms> _terms = new();
    private readonly Slot<string> _days = new();
    private readonly Slot<Rest> _rests = new();
    private readonly ISlot[] _slots;
    private readonly TextColumnBuilder _lineIds = new();
    private readonly TextColumnBuilder _quantities = new();
    private readonly TextColumnBuilder _spendAmounts = new();
    private PackedBatch _batch = new();
    private int _bytes;

    public PackedBatchBuilder() => _slots = [_suppliers, _contracts, _buyerUnits, _products, _terms, _days, _rests];

    /// <summary>Lines added since the last batch was built.</summary>
    public int Count => _lineIds.Count;

    /// <summary>Whether the batch has to be built before another line is added.</summary>
    public bool IsFull => Count == MaxLines || _batch.Parts.Count > MaxParts - _slots.Length || _bytes > MaxBytes;

    /// <summary>Adds a line. Nothing of it is checked: that is the service's affair.</summary>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(PurchaseLine line)
    {
        if (IsFull)
        {
            throw new InvalidOperationException("The batch is full. Build it first.");
        }

        _bytes += _lineIds.Add(line.LineId) + _quantities.Add(line.Quantity) + _spendAmounts.Add(line.SpendAmount)
            + 6 + (3 * _slots.Length);

        Name(_suppliers, line.Supplier, line.Supplier.Length == 0, text => new PurchaseLine { Supplier = text });
        Name(_contracts, line.Contract, line.Contract.Length == 0, text => new PurchaseLine { Contract = text });
        Name(_buyerUnits, line.BuyerUnit, line.BuyerUnit.Length == 0, text => new PurchaseLine { BuyerUnit = text });
        Name(_products, Product.Of(line), false, product => product.ToPart());
        Name(_terms, Terms.Of(line), false, terms => terms.ToPart());
        Name(_days, line.PurchaseDate, line.PurchaseDate.Length == 0, text => new PurchaseLine { PurchaseDate = text });
        var rest = Rest.Of(line);
        Name(_rests, rest, rest == Rest.None, some => some.ToPart());
    }

    /// <summary>The batch of the lines added, and starts the next one.</summary>
    public PackedBatch Build()
    {
        var batch = _batch;
        var used = Array.FindAll(_slots, slot => slot.IsUsed);
        batch.PartsPerLine = (uint)used.Length;
        batch.PartIndices.Capacity = used.Length * Count;
        for (var line = 0; line < Count; line++)
        {
            foreach (var slot in used)
            {
                batch.PartIndices.Add(slot.Indices[line]);
            }
        }

        foreach (var slot in _slots)
        {
            slot.Clear();
        }

        (batch.LineIds, batch.Quantities, batch.SpendAmounts) = (_lineIds.Build(), _quantities.Build(), _spendAmounts.Build());
        (_batch, _bytes) = (new PackedBatch(), 0);
        return batch;
    }

    private void Name<T>(Slot<T> slot, T key, bool isNone, Func<T, PurchaseLine> toPart)
        where T : notnull
    {
        if (isNone)
        {
            slot.Indices.Add(0);
            return;
        }

        if (!slot.Known.TryGetValue(key, out var index))
        {
            var part = toPart(key);
            _batch.Parts.Add(part);
            _bytes += part.CalculateSize() + 4;
            slot.Known.Add(key, index = (uint)_batch.Parts.Count);
        }

        slot.Indices.Add(index);
    }

    private interface ISlot
    {
        /// <summary>Whether any line has a part here.</summary>
        bool IsUsed { get; }

        /// <summary>The part of each line, from 1; 0 for none.</summary>
        List<uint> Indices { get; }

        void Clear();
    }

    /// <summary>One of the parts that a line may have.</summary>
    private sealed class Slot<T> : ISlot
        where T : notnull
    {
        public Dictionary<T, uint> Known { get; } = [];

        public List<uint> Indices { get; } = [];

        public bool IsUsed => Known.Count > 0;

        public void Clear()
        {
            Known.Clear();
            Indices.Clear();
        }
    }

    /// <summary>What was bought.</summary>
    private readonly record struct Product(
        string Manufacturer,
        string Model,
        string Gtin,
        string Category,
        string Sector,
        string Configuration,
        DeviceCondition Condition,
        Declaration? Declaration)
    {
        public static Product Of(PurchaseLine line) => new(
            line.Manufacturer,
            line.Model,
            line.Gtin,
            line.ProductCategory,
            line.SectorCode,
            line.Configuration,
            line.Condition,
            line.Declaration);

        public PurchaseLine ToPart() => new()
        {
            Manufacturer = Manufacturer,
            Model = Model,
            Gtin = Gtin,
            ProductCategory = Category,
            SectorCode = Sector,
            Configuration = Configuration,
            Condition = Condition,
            Declaration = Declaration,
        };

        // The names nearly always tell products apart. A declaration's own hash walks through all of it.
        public override int GetHashCode() =>
            HashCode.Combine(Manufacturer, Model, Gtin, Category, Configuration, Declaration?.DeclarationId);
    }

    /// <summary>On which terms.</summary>
    private readonly record struct Terms(
        AccountingTreatment Treatment,
        DisposalKind Disposal,
        QuantityUnit Unit,
        PriceType PriceType,
        SpendBasis Basis,
        PriceScope Scope,
        bool FreeOfCharge,
        string Currency,
        string Country,
        string VatRate,
        string PriceTypeRatio)
    {
        public static Terms Of(PurchaseLine line) => new(
            line.AccountingTreatment,
            line.Disposal,
            line.QuantityUnit,
            line.PriceType,
            line.SpendBasis,
            line.PriceScope,
            line.FreeOfCharge,
            line.CurrencyCode,
            line.CountryCode,
            line.VatRate,
            line.PriceTypeRatio);

        public PurchaseLine ToPart() => new()
        {
            AccountingTreatment = Treatment,
            Disposal = Disposal,
            QuantityUnit = Unit,
            PriceType = PriceType,
            SpendBasis = Basis,
            PriceScope = Scope,
            FreeOfCharge = FreeOfCharge,
            CurrencyCode = Currency,
            CountryCode = Country,
            VatRate = VatRate,
            PriceTypeRatio = PriceTypeRatio,
        };

        public override int GetHashCode() => HashCode.Combine(Currency, Country, VatRate, Treatment, PriceType, PriceTypeRatio);
    }

    /// <summary>What few lines have.</summary>
    private readonly record struct Rest(string OriginalLineId, string ServiceAmount, string ReleasedBy)
    {
        public static Rest None { get; } = new(string.Empty, string.Empty, string.Empty);

        public static Rest Of(PurchaseLine line) => new(line.OriginalLineId, line.ServiceAmount, line.ReleasedBy);

        public PurchaseLine ToPart() =>
            new() { OriginalLineId = OriginalLineId, ServiceAmount = ServiceAmount, ReleasedBy = ReleasedBy };
    }
}
