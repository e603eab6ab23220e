using System.Buffers.Binary;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>The bytes of an outcome segment, its size, and what is refused.</summary>
public sealed class OutcomeSegmentTests
{
    private static readonly OutcomeRow[] Few = GeneratedOutcomes.Rows(9);

    [Fact]
    public void Build_TwoRows_IsTheseBytes()
    {
        OutcomeRow[] rows =
        [
            new()
            {
                State = OutcomeState.Calculated,
                Status = LineStatus.OkWithWarnings,
                Method = CalculationMethod.SupplierSpecific,
                Tier = DataQualityTier.VerifiedProductEpd,
                Category = Scope3Category.CapitalGoods,
                Alignment = BoundaryAlignment.AlignedToPointOfSale,
                Reasons = ReasonSet.Of(ReasonCode.ServicesInPrice).With(ReasonCode.EpdSuperseded),
                ProductSigma = 0.5,
                SpendFactorId = "26",
                DeclarationId = "E1",
                Masses = new LineMasses
                {
                    Product = Co2e.FromMilligrams(100),
                    Delivery = Co2e.FromMilligrams(5),
                    Spend = Co2e.FromMilligrams(90),
                    Booked = Co2e.FromMilligrams(100),
                    BookedDelivery = Co2e.FromMilligrams(5),
                    GapProduct = Co2e.FromMilligrams(105),
                    GapSpend = Co2e.FromMilligrams(80),
                    SupplierPart = Co2e.FromMilligrams(100),
                },
            },
            new() { State = OutcomeState.Superseded },
        ];

        byte[] expected =
        [
            .. "S3CO"u8, // what it is
            0x01, // format version
            0x09, 0x01, 0x00, 0x00, // 265 bytes: 13 of header, 138 of names, 34 of reasons, 33 of shapes, 18, 18, 11
            0x02, 0x00, 0x00, 0x00, // two rows

            // Eleven names, in the order the shapes use them.
            0x0B,
            0x0A, .. "Calculated"u8,
            0x0E, .. "OkWithWarnings"u8,
            0x10, .. "SupplierSpecific"u8,
            0x12, .. "VerifiedProductEpd"u8,
            0x0C, .. "CapitalGoods"u8,
            0x14, .. "AlignedToPointOfSale"u8,
            0x0A, .. "Superseded"u8,
            0x02, .. "Ok"u8,
            0x0D, .. "NotCalculable"u8,
            0x04, .. "None"u8,
            0x07, .. "Unknown"u8,

            // Two reasons, in the order of the set.
            0x02,
            0x0E, .. "EPD_SUPERSEDED"u8,
            0x11, .. "SERVICES_IN_PRICE"u8,

            // Two shapes: six names, both reasons or none, then where each mass comes from.
            0x02,
            0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0b11,
            0x03, 0x03, 0x03, 0x00, // product, delivery and spend are known and stored; no calibrated spend
            0x05, 0x09, 0x0D, 0x03, // booked: product; delivery: delivery; gap: product + delivery against one stored
            0x41, // the supplier's part: all that is booked
            0x07, 0x08, 0x09, 0x0A, 0x0A, 0x0B, 0b00,
            0x00, 0x00, 0x00, 0x00,
            0x00, 0x00, 0x00, 0x00,
            0x01, // known to be zero

            0x01, 0x02, .. "26"u8, // spend factors
            0x01, 0x02, .. "E1"u8, // declarations
            0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xE0, 0x3F, // product sigmas: 0.5 = 2^-1, exponent 1,022 = 0x3FE
            0x00, // spend sigmas

            // Columns of two rows: blocks, one bit each from 0; the first row is bit 0.
            0x01, 0x01, 0x00, 0b10, // shapes 0, 1
            0x01, 0x01, 0x00, 0b01, // spend factors 1, 0
            0x01, 0x01, 0x00, 0b01, // declarations 1, 0
            0x01, 0x01, 0x00, 0b01, // product sigmas 1, 0
            0x00, 0x00, // spend sigmas 0, 0

            // Masses, of the first row only: the same number in all rows that have one, as a signed varint.
            0x00, 0xC8, 0x01, // product: 2 x 100 = 128 + 72
            0x00, 0x0A, // delivery
            0x00, 0xB4, 0x01, // spend: 2 x 90 = 128 + 52
            0x00, 0xA0, 0x01, // spend side of the gap: 2 x 80 = 128 + 32
        ];
        Assert.Equal(expected, Built(rows));
    }

    [Fact]
    public void Read_AnyOutcomes_AreThoseBuilt()
    {
        var columns = new OutcomeColumns();
        AnySegment.Holds(AnySegment.Outcomes, rows =>
        {
            columns.Read(Built(rows));
            Same.Rows(rows, columns);
        });
    }

    [Fact]
    public void Read_AnyOutcomes_GivesTheSameColumns()
    {
        var columns = new OutcomeColumns();
        AnySegment.Holds(AnySegment.Outcomes, rows =>
        {
            columns.Read(Built(rows));

            Assert.Equal(Milligrams(rows, row => row.Booked), columns.BookedMilligrams);
            Assert.Equal(Milligrams(rows, row => row.BookedDelivery), columns.BookedDeliveryMilligrams);
            Assert.Equal(Milligrams(rows, row => row.Product), columns.ProductMilligrams);
            Assert.Equal(Milligrams(rows, row => row.Delivery), columns.DeliveryMilligrams);
            Assert.Equal(Milligrams(rows, row => row.Spend), columns.SpendMilligrams);
            Assert.Equal(Milligrams(rows, row => row.GapProduct), columns.GapProductMilligrams);
            Assert.Equal(Milligrams(rows, row => row.GapSpend), columns.GapSpendMilligrams);
            Assert.Equal(Milligrams(rows, row => row.CalibratedSpend), columns.CalibratedSpendMilligrams);
            Assert.Equal(Milligrams(rows, row => row.SupplierPart), columns.SupplierPartMilligrams);
            for (var i = 0; i < rows.Length; i++)
            {
                Assert.Equal(rows[i].State, columns.State(i));
                Assert.Equal(rows[i].Reasons, columns.Shapes[columns.ShapeCodes[i]].Reasons);
                Assert.Equal(rows[i].SpendFactorId, columns.SpendFactorIds[columns.SpendFactorCodes[i]]);
                Assert.Equal(rows[i].DeclarationId, columns.DeclarationIds[columns.DeclarationCodes[i]]);
                Assert.Equal(rows[i].ProductSigma, columns.ProductSigma(i));
                Assert.Equal(rows[i].SpendSigma, columns.SpendSigma(i));
            }
        });
    }

    [Fact]
    public void Build_SameRowsAgain_GivesTheSameBytes()
    {
        var builder = new OutcomeSegmentBuilder();
        AnySegment.Holds(AnySegment.Outcomes, rows =>
        {
            builder.Clear();
            Add(builder, rows);
            Assert.Equal(Built(rows), builder.Build());
            Assert.Equal(Built(rows), builder.Build());
        });
    }

    // A pattern is kept from one segment to the next, where its codes are others.
    [Fact]
    public void Build_RowsByTheirPatterns_GivesTheSameBytes()
    {
        var builder = new OutcomeSegmentBuilder();
        var patterns = new Dictionary<(OutcomeRow, long, long), RowPattern>();
        AnySegment.Holds(AnySegment.Outcomes, rows =>
        {
            builder.Clear();
            foreach (var row in rows)
            {
                // Sigmas are kept by their bits: there are two zeros.
                var bare = row with { Masses = default };
                var key = (bare, BitConverter.DoubleToInt64Bits(bare.ProductSigma), BitConverter.DoubleToInt64Bits(bare.SpendSigma));
                if (!patterns.TryGetValue(key, out var pattern))
                {
                    patterns.Add(key, pattern = new RowPattern(in bare));
                }

                builder.Add(pattern, row.Masses);
            }

            Assert.Equal(Built(rows), builder.Build());
        });
    }

    [Fact]
    public void Build_OutcomesOfALargeBuyer_TakeAtMost22BytesALine()
    {
        var rows = GeneratedOutcomes.Rows();

        var segment = Built(rows);

        // Bits by hand for each line: shape 7, factor 6, declaration 9, sigmas 5 and 4; of 60 in 100 lines a product
        // (up to 104 t, 37 bits), of 40 a delivery (33), of 94 a spend (275 t, 38), of 57 the other side of the gap (38).
        // 31 + 0.6 x 37 + 0.4 x 33 + 0.94 x 38 + 0.57 x 38 = 124 bits = 15.5 bytes; the tables take 0.1.
        Assert.InRange(segment.Length / (double)rows.Length, 15, 16.5);

        var columns = new OutcomeColumns();
        columns.Read(segment);
        Same.Rows(rows, columns);
    }

    [Fact]
    public void BuildAndRead_SecondSegment_AllocateForTheSegmentOnly()
    {
        var rows = GeneratedOutcomes.Rows();
        var builder = new OutcomeSegmentBuilder();
        var columns = new OutcomeColumns();
        Add(builder, rows);
        columns.Read(builder.Build());

        var before = GC.GetAllocatedBytesForCurrentThread();
        builder.Clear();
        foreach (ref readonly var row in rows.AsSpan())
        {
            builder.Add(row);
        }

        var segment = builder.Build();
        columns.Read(segment);

        // The bytes, and the tables of 121 shapes, 560 texts and 32 sigmas: nothing that grows with the rows.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, segment.Length, segment.Length + 200_000);
    }

    [Fact]
    public void Add_FullSegment_IsRefused()
    {
        var builder = new OutcomeSegmentBuilder();
        for (var i = 0; i < OutcomeSegmentBuilder.MaximumRows; i++)
        {
            builder.Add(default);
        }

        Assert.Throws<InvalidOperationException>(() => builder.Add(default));

        // 65,536 times nothing: header, names and one shape, five columns of one number.
        Assert.InRange(builder.Build().Length, 1, 110);
    }

    [Fact]
    public void Add_ChoiceWithoutName_IsRefusedAndLeavesNothingBehind()
    {
        var builder = new OutcomeSegmentBuilder();
        Add(builder, Few);

        Assert.Throws<ArgumentOutOfRangeException>(
            () => builder.Add(new OutcomeRow { Status = (LineStatus)99, DeclarationId = "new", ProductSigma = 3 }));

        Assert.Equal(Built(Few), builder.Build());
    }

    [Fact]
    public void Build_NoRows_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new OutcomeSegmentBuilder().Build());

    [Fact]
    public void Read_NewerFormat_SaysSo()
    {
        var segment = Built(Few);
        segment[4] = 2;

        var refused = Assert.Throws<SegmentFormatException>(() => new OutcomeColumns().Read(segment));
        Assert.Equal("The outcome segment has format version 2; this program reads version 1.", refused.Message);
    }

    [Fact]
    public void Read_LedgerSegment_IsRefused()
    {
        var ledger = LedgerSegmentTests.Built(0, [("a"u8.ToArray(), default(LedgerRow))]);

        var refused = Assert.Throws<SegmentFormatException>(() => new OutcomeColumns().Read(ledger));
        Assert.StartsWith("This is no outcome segment: one starts with 'S3CO'", refused.Message);
    }

    [Fact]
    public void Read_ReasonThisVersionDoesNotKnow_NamesIt()
    {
        var segment = Built([new OutcomeRow { Reasons = ReasonSet.Of(ReasonCode.FxMissing) }]);
        "FX_MUSSING"u8.CopyTo(segment.AsSpan(segment.AsSpan().IndexOf("FX_MISSING"u8)));

        var refused = Assert.Throws<SegmentFormatException>(() => new OutcomeColumns().Read(segment));
        Assert.StartsWith("'FX_MUSSING' is no reason of this version.", refused.Message);
    }

    [Fact]
    public void Read_EveryBeginningOfASegment_IsRefused()
    {
        var columns = new OutcomeColumns();
        Garbling.EveryBeginningIsRefused(Built(Few), bytes => columns.Read(bytes));
        Garbling.EveryBeginningIsRefused(Built(Few), bytes =>
        {
            // With the length that it has, so that what comes later is what must notice.
            if (bytes.Length >= 9)
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5), bytes.Length);
            }

            columns.Read(bytes);
        });
        Assert.Equal(0, columns.Count);
    }

    [Fact]
    public void Read_GarbledBytes_AreRefusedOrRead()
    {
        var columns = new OutcomeColumns();
        Garbling.ChangedBytesAreRefusedOrRead(Built(Few), 50_000, bytes =>
        {
            columns.Read(bytes);
            for (var i = 0; i < columns.Count; i++)
            {
                _ = columns.Row(i);
            }
        });

        // Nothing of all that is left in buffers that are used again.
        columns.Read(Built(Few));
        Same.Rows(Few, columns);
    }

    internal static byte[] Built(IEnumerable<OutcomeRow> rows)
    {
        var builder = new OutcomeSegmentBuilder();
        Add(builder, rows);
        return builder.Build();
    }

    private static void Add(OutcomeSegmentBuilder builder, IEnumerable<OutcomeRow> rows)
    {
        foreach (var row in rows)
        {
            builder.Add(row);
        }
    }

    private static long[] Milligrams(OutcomeRow[] rows, Func<OutcomeRow, Co2e?> mass) =>
        Array.ConvertAll(rows, row => mass(row).GetValueOrDefault().Milligrams);
}
