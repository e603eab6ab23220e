using Google.Protobuf;
using Google.Protobuf.Reflection;
using Scope3Calc.Service.Mapping;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>How a packed batch is put together, and what becomes of one that is not as it should be.</summary>
public sealed class PackedBatchTests : OwnLedger
{
    // The example of the contract.
    [Fact]
    public async Task PackedBatch_ExampleOfTheContract_IsTheLinesItStandsFor()
    {
        var answer = Assert.Single(await Ledger.ImportPackedAsync([Example()]));

        Assert.Equal((2, 0), (answer.NewLines, answer.RejectedLines.Count));
        var again = Assert.Single(await Ledger.ImportAsync(
            [[
                new PurchaseLine
                {
                    LineId = "a", Supplier = "Example", ProductCategory = "laptop",
                    AccountingTreatment = AccountingTreatment.Capitalised, PurchaseDate = "2024-03-31", CurrencyCode = "EUR",
                    Quantity = "10", SpendAmount = "11900.00",
                },
                new PurchaseLine
                {
                    LineId = "b", ProductCategory = "laptop", AccountingTreatment = AccountingTreatment.Capitalised,
                    PurchaseDate = "2024-03-31", CurrencyCode = "EUR", Quantity = "2",
                },
            ]]));
        Assert.Equal(2, again.SameLines);
    }

    [Fact]
    public async Task PackedBatch_NamesOfAProductInTwoParts_AreOneProduct()
    {
        var batch = Example();
        batch.Parts.Add(new PurchaseLine { Manufacturer = "Dell" });
        batch.Parts.Add(new PurchaseLine { Model = "XPS 13 9310" });
        batch.PartsPerLine = 5;
        batch.PartIndices.Clear();
        batch.PartIndices.Add([1u, 2u, 3u, 4u, 5u, 0u, 2u, 3u, 4u, 0u]);

        await Ledger.ImportPackedAsync([batch]);

        var line = (await Ledger.GetLineAsync(new GetLineRequest { LineId = "a" })).Line;
        Assert.Equal(("Dell", "XPS 13 9310"), (line.Manufacturer, line.Model));
        var other = (await Ledger.GetLineAsync(new GetLineRequest { LineId = "b" })).Line;
        Assert.Equal(("Dell", ""), (other.Manufacturer, other.Model));
    }

    [Fact]
    public async Task PackedBatch_ColumnsLeftOut_AreLeftToTheParts()
    {
        var batch = Example();
        batch.Quantities = null;
        batch.SpendAmounts = null;
        batch.Parts[1].Quantity = "7";
        batch.Parts[0].SpendAmount = "99.90";

        var answer = Assert.Single(await Ledger.ImportPackedAsync([batch]));

        Assert.Equal(2, answer.NewLines);
        var line = (await Ledger.GetLineAsync(new GetLineRequest { LineId = "a" })).Line;
        Assert.Equal(("7", "99.90"), (line.Quantity, line.SpendAmount));
    }

    [Fact]
    public async Task PackedBatch_WithoutLines_IsAcknowledged()
    {
        var answer = Assert.Single(await Ledger.ImportPackedAsync([new PackedBatch()]));

        Assert.Equal((1, 0, 0), (answer.BatchNumber, answer.NewLines, answer.RejectedLines.Count));
    }

    [Fact]
    public async Task PackedBatch_LinesWithoutParts_LackWhatIsRequired()
    {
        var answer = Assert.Single(await Ledger.ImportPackedAsync([new PackedBatch { LineIds = PackedImports.Column("a") }]));

        Assert.Equal("purchase_date", Assert.Single(Assert.Single(answer.RejectedLines).Problems).Field);
    }

    [Fact]
    [Trait("Behaviour", "54")]
    public async Task PackedBatch_PartThatIsNotThere_IsAProblemOfItsLineAlone()
    {
        var batch = Example();
        batch.PartIndices[0] = 4;
        batch.PartIndices[2] = uint.MaxValue;

        var answer = Assert.Single(await Ledger.ImportPackedAsync([batch]));

        Assert.Equal(1, answer.NewLines);
        var line = Assert.Single(answer.RejectedLines);
        Assert.Equal((0, "a"), (line.Index, line.LineId));
        Assert.Equal(2, line.Problems.Count);
        Assert.All(line.Problems, problem => AssertIs(problem, ReasonCode.ValueOutOfRange, "part_indices"));
    }

    [Fact]
    [Trait("Behaviour", "54")]
    public async Task PackedBatch_FieldGivenTwice_IsAProblemOfThatField()
    {
        var batch = Example();
        batch.Parts[0].CurrencyCode = "EUR";
        batch.Parts[0].Quantity = "10";
        batch.Parts[0].LineId = "a";

        var answer = Assert.Single(await Ledger.ImportPackedAsync([batch]));

        Assert.Equal(1, answer.NewLines);
        var problems = Assert.Single(answer.RejectedLines).Problems;
        Assert.Equal(["line_id", "quantity", "currency_code"], problems.Select(problem => problem.Field));
        Assert.All(problems, problem => AssertIs(problem, ReasonCode.ValueInvalid, problem.Field));
    }

    [Fact]
    public async Task PackedBatch_SamePartTwice_GivesItsFieldsTwice()
    {
        var batch = Example();
        batch.PartIndices[0] = 3;

        var answer = Assert.Single(await Ledger.ImportPackedAsync([batch]));

        Assert.Equal(
            ["purchase_date", "currency_code"], Assert.Single(answer.RejectedLines).Problems.Select(problem => problem.Field));
    }

    [Fact]
    [Trait("Behaviour", "54")]
    public async Task PackedBatch_PartThatCannotBeRead_RefusesTheLinesThatNameIt()
    {
        var batch = Example();
        batch.Parts[0].VatRate = "a fifth";
        batch.Parts.Add(new PurchaseLine { VatRate = "another fifth" });

        var answer = Assert.Single(await Ledger.ImportPackedAsync([batch]));

        Assert.Equal(1, answer.NewLines);
        var line = Assert.Single(answer.RejectedLines);
        Assert.Equal("a", line.LineId);
        AssertIs(Assert.Single(line.Problems), ReasonCode.ValueInvalid, "vat_rate");
    }

    [Theory]
    [InlineData("line_ids", ReasonCode.ValueOutOfRange)]
    [InlineData("parts", ReasonCode.ValueOutOfRange)]
    [InlineData("parts_per_line", ReasonCode.ValueOutOfRange)]
    [InlineData("part_indices", ReasonCode.ValueInvalid)]
    [InlineData("quantities", ReasonCode.ValueInvalid)]
    [InlineData("spend_amounts", ReasonCode.ValueInvalid)]
    public async Task PackedBatch_NotAsItShouldBe_EndsTheCallBehindWhatWasInOrder(string field, ReasonCode code)
    {
        var batch = Example();
        switch (field)
        {
            case "line_ids":
                batch = new PackedBatch { LineIds = PackedImports.Column(Enumerable.Range(0, 8_193).Select(i => $"{i}")) };
                break;
            case "parts":
                batch.Parts.Add(Enumerable.Range(0, 16_384).Select(_ => new PurchaseLine()));
                break;
            case "parts_per_line":
                batch.PartsPerLine = uint.MaxValue;
                break;
            case "part_indices":
                batch.PartIndices.RemoveAt(5);
                break;
            case "quantities":
                batch.Quantities = PackedImports.Column("10", "2", "1");
                break;
            default:
                batch.SpendAmounts = PackedImports.Column("11900.00");
                break;
        }

        using var call = Ledger.ImportLines();
        await call.OpenAsync();
        await call.SendAsync(Some.SpendOnly("before"));

        await ServiceAsserts.AssertInvalidAsync(() => call.SendAsync(batch), code, field);

        Assert.Equal(["before"], await Ledger.ListIdsAsync(new ListLinesRequest()));
    }

    [Theory]
    [InlineData("line_ids")]
    [InlineData("quantities")]
    [InlineData("spend_amounts")]
    public async Task PackedBatch_BytesThatAreNotTheTextsTheirLengthsSay_EndTheCall(string field)
    {
        // The euro sign is three bytes; 0xFF is in no text.
        TextColumn[] columns =
        [
            new() { Utf8 = ByteString.CopyFromUtf8("12"), ByteLengths = { 1, 2 } },
            new() { Utf8 = ByteString.CopyFromUtf8("123"), ByteLengths = { 1, 1 } },
            new() { Utf8 = ByteString.CopyFromUtf8("12"), ByteLengths = { uint.MaxValue, 3 } },
            new() { Utf8 = ByteString.CopyFromUtf8("€"), ByteLengths = { 1, 2 } },
            new() { Utf8 = ByteString.CopyFromUtf8("a€"), ByteLengths = { 3, 1 } },
            new() { Utf8 = ByteString.CopyFrom(0x31, 0xFF), ByteLengths = { 1, 1 } },
        ];
        foreach (var column in columns)
        {
            var batch = Example();
            typeof(PackedBatch).GetProperty(PackedBatch.Descriptor.FindFieldByName(field).PropertyName)!.SetValue(batch, column);
            using var call = Ledger.ImportLines();
            await call.OpenAsync();

            await ServiceAsserts.AssertInvalidAsync(() => call.SendAsync(batch), ReasonCode.ValueInvalid, field);
        }

        Assert.Empty(await Ledger.ListIdsAsync(new ListLinesRequest()));
    }

    [Fact]
    public async Task PackedBatch_IdentifiersOfManyBytes_AreAsLongAsTheirCharacters()
    {
        var longest = new string('€', 128);
        var batch = Example();
        batch.LineIds = PackedImports.Column(longest, longest + "€");

        var answer = Assert.Single(await Ledger.ImportPackedAsync([batch]));

        Assert.Equal([longest], await Ledger.ListIdsAsync(new ListLinesRequest()));
        AssertIs(Assert.Single(Assert.Single(answer.RejectedLines).Problems), ReasonCode.ValueOutOfRange, "line_id");
    }

    // 4 MiB is what a caller takes by default.
    [Fact]
    public async Task PackedBatch_FullAndAllWrong_IsToldInAMessageThatCallersTake()
    {
        var batch = new PackedBatch { PartsPerLine = 1 };
        batch.Parts.Add(new PurchaseLine
        {
            PurchaseDate = new string('d', 60), CurrencyCode = new string('c', 60), CountryCode = new string('l', 60),
            VatRate = new string('v', 60), PriceTypeRatio = new string('r', 60), ServiceAmount = new string('s', 60),
            QuantityUnit = (QuantityUnit)99, Condition = (DeviceCondition)99, PriceType = (PriceType)99,
        });
        for (var i = 0; i < PackedBatchBuilder.MaxLines; i++)
        {
            batch.PartIndices.Add(1);
        }

        batch.LineIds = PackedImports.Column(
            Enumerable.Range(0, PackedBatchBuilder.MaxLines).Select(i => $"{i}".PadLeft(128, '-')));

        var answer = Assert.Single(await Ledger.ImportPackedAsync([batch]));

        Assert.Equal(PackedBatchBuilder.MaxLines, answer.RejectedLines.Count);
        Assert.Equal(
            [.. Enumerable.Repeat(8, 500), .. Enumerable.Repeat(1, PackedBatchBuilder.MaxLines - 500)],
            answer.RejectedLines.Select(line => line.Problems.Count));
        Assert.InRange(answer.CalculateSize(), 0, 4 * 1024 * 1024);
    }

    [Fact]
    public void LineFields_EveryFieldOfTheContract_HasItsBit()
    {
        var groups = new List<ulong>();
        foreach (var field in PurchaseLine.Descriptor.Fields.InDeclarationOrder())
        {
            var line = new PurchaseLine();
            field.Accessor.SetValue(line, field.FieldType switch
            {
                FieldType.String => "x",
                FieldType.Bool => true,
                FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, 1),
                _ => field.MessageType.Parser.ParseFrom(ByteString.Empty),
            });

            Assert.Equal([field.Name], LineFields.NamesOf(LineFields.Of(line)));
            groups.Add(LineFields.Of(line));
        }

        Assert.Equal(0ul, LineFields.Of(new PurchaseLine()));

        // Each is in one of the groups that lines are joined by.
        ulong[] all = [LineFields.Names, LineFields.Goods, LineFields.Terms, LineFields.OfOneLine];
        Assert.All(groups, bit => Assert.Single(all, group => (group & bit) != 0));
    }

    [Fact]
    public void PackedBatchBuilder_LinesThatShare_SayItOnce()
    {
        var batch = PackedImports.Pack(Some.Line("a"), Some.Line("b"), Some.SpendOnly("c"));

        // Supplier, contract, unit, two products, terms, day; no line has any of the rest.
        Assert.Equal(7, batch.Parts.Count);
        Assert.Equal(6u, batch.PartsPerLine);
        Assert.Equal(batch.PartIndices.Take(6), batch.PartIndices.Skip(6).Take(6));
    }

    [Fact]
    public void PackedBatchBuilder_LargeTexts_IsFullWhileTheMessageIsBelowItsLimit()
    {
        var builder = new PackedBatchBuilder();
        for (var i = 0; !builder.IsFull; i++)
        {
            var line = Some.Line($"{i}");
            (line.Supplier, line.Model) = ($"{i}".PadLeft(1_024, '€'), $"{i}".PadLeft(1_024, '€'));
            builder.Add(line);
        }

        var lines = builder.Count;
        Assert.Throws<InvalidOperationException>(() => builder.Add(Some.Line()));
        var batch = builder.Build();

        Assert.InRange(batch.CalculateSize(), 1_000_000, ServiceHost.MaxLedgerMessageBytes);
        Assert.Equal(lines, batch.LineIds.ByteLengths.Count);
        Assert.Equal((0, false), (builder.Count, builder.IsFull));
    }

    private static PackedBatch Example() => new()
    {
        Parts =
        {
            new PurchaseLine { Supplier = "Example" },
            new PurchaseLine { ProductCategory = "laptop", AccountingTreatment = AccountingTreatment.Capitalised },
            new PurchaseLine { PurchaseDate = "2024-03-31", CurrencyCode = "EUR" },
        },
        PartsPerLine = 3,
        PartIndices = { 1, 2, 3, 0, 2, 3 },
        LineIds = PackedImports.Column("a", "b"),
        Quantities = PackedImports.Column("10", "2"),
        SpendAmounts = PackedImports.Column("11900.00", ""),
    };

    private static void AssertIs(Problem problem, ReasonCode code, string field)
    {
        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }
}
