using Google.Protobuf;
using Google.Protobuf.Reflection;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Reference;
using Scope3Calc.Service.Mapping;
using Scope3Calc.Storage.Documents;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>What is read from a message is written as that message again: the ledger gives back what it was given.</summary>
public sealed class LineWriterTests
{
    [Fact]
    public void ToMessage_EveryFieldStated_ComesBackAsItWas()
    {
        var line = Full();
        AssertEveryFieldIsStated(line, "declaration.reference_period_end");

        Assert.Equal(line, LineWriter.ToMessage(Read(line)));
    }

    // Two dates are what a period of PACT comes to: from its end for three years, the end exclusive.
    [Fact]
    public void ToMessage_PeriodOfPact_ComesBackAsItsFirstAndLastDay()
    {
        var line = Full();
        (line.Declaration.IssueDate, line.Declaration.ValidUntil) = ("", "");
        line.Declaration.ReferencePeriodEnd = "2022-03-01";

        var written = LineWriter.ToMessage(Read(line)).Declaration;

        Assert.Equal(("2022-03-01", "2025-02-28"), (written.IssueDate, written.ValidUntil));
    }

    [Fact]
    public void ToMessage_NothingBeyondWhatIsRequired_ReadsTheSameAgain()
    {
        var line = new V1.PurchaseLine { LineId = "a", PurchaseDate = "2024-02-29", AccountingTreatment = V1.AccountingTreatment.Expensed };

        AssertReadsTheSame(line);
    }

    [Fact]
    public void ToMessage_LinesOfEveryKind_ReadTheSameAgain()
    {
        var readable = Some.Mixed(100).Where(line => NewReader().ReadForLedger(line, out _) is not null).ToList();

        Assert.InRange(readable.Count, 80, 99);
        Assert.All(readable, AssertReadsTheSame);
    }

    // A value that the contract names reads as it is meant; "not stated" is the only one that has no name.
    [Fact]
    public void ToMessage_EveryValueOfEveryEnumeration_ComesBack()
    {
        foreach (var field in V1.PurchaseLine.Descriptor.Fields.InFieldNumberOrder().Where(field => field.FieldType == FieldType.Enum))
        {
            foreach (var value in field.EnumType.Values.Where(value => value.Number > 0))
            {
                var line = Full();
                FieldPath.Set(line, field.Name, value.Number);
                Assert.Equal(line, LineWriter.ToMessage(Read(line)));
            }
        }

        foreach (var field in Declaration.Descriptor.Fields.InFieldNumberOrder().Where(field => field.FieldType == FieldType.Enum))
        {
            foreach (var value in field.EnumType.Values.Where(value => value.Number > 0))
            {
                var line = Full();
                FieldPath.Set(line, $"declaration.{field.Name}", value.Number);
                Assert.Equal(line, LineWriter.ToMessage(Read(line)));
            }
        }
    }

    [Fact]
    public void ReadForLedger_EqualDeclarations_AreOneObject()
    {
        var reader = NewReader();
        var other = Full("c");
        other.Declaration.MassKg = "3";

        var (a, b) = (reader.ReadForLedger(Full("a"), out _)!, reader.ReadForLedger(Full("b"), out _)!);
        var c = reader.ReadForLedger(other, out _)!;

        Assert.Same(a.Purchase.Declaration, b.Purchase.Declaration);
        Assert.NotSame(a.Purchase.Declaration, c.Purchase.Declaration);
        Assert.Equal(3m, c.Purchase.Declaration!.MassKg);
    }

    [Fact]
    public void ReadForLedger_FaultyDeclarationTwice_IsRefusedTwice()
    {
        var reader = NewReader();
        var faulty = Full();
        faulty.Declaration.MassKg = "heavy";

        Assert.Null(reader.ReadForLedger(faulty, out var first));
        Assert.Null(reader.ReadForLedger(faulty.Clone(), out var second));

        Assert.Equal(first, second);
    }

    private static void AssertReadsTheSame(V1.PurchaseLine line)
    {
        var read = Read(line);
        var again = Read(LineWriter.ToMessage(read));

        Assert.Equal(
            read.Purchase with { Product = null, Declaration = null }, again.Purchase with { Product = null, Declaration = null });
        Assert.Equal(read.Purchase.Product?.Key, again.Purchase.Product?.Key);
        Assert.Equal(Document(read.Purchase.Declaration), Document(again.Purchase.Declaration));
        Assert.Equal(LineWriter.ToMessage(read), LineWriter.ToMessage(again));
    }

    private static string Document(Core.Declarations.Declaration? declaration) =>
        declaration is null ? "" : DocumentJson.Write(declaration);

    private static Storage.Ledger.LedgerLine Read(V1.PurchaseLine line)
    {
        var read = NewReader().ReadForLedger(line, out var problems);
        Assert.True(problems is null, string.Join(' ', problems?.Select(problem => $"{problem.Field}: {problem.Message}") ?? []));
        return read!;
    }

    private static LineReader NewReader() => new(new LineRules(new DateOnly(2025, 1, 1), ReferenceData.Snapshot.Currencies));

    /// <summary>A line that states every field, each value its own.</summary>
    private static V1.PurchaseLine Full(string id = "full") => new()
    {
        LineId = id,
        PurchaseDate = "2023-06-15",
        Supplier = "Supplier",
        Contract = "Contract",
        BuyerUnit = "Unit",
        Manufacturer = "Maker",
        Model = "Model",
        Gtin = "04012345678901",
        ProductCategory = "laptop",
        SectorCode = "334111",
        Quantity = "-500",
        QuantityUnit = V1.QuantityUnit.Kilogram,
        Condition = V1.DeviceCondition.Refurbished,
        AccountingTreatment = V1.AccountingTreatment.OperatingLease,
        SpendAmount = "0",
        CurrencyCode = "EUR",
        PriceType = V1.PriceType.Producer,
        VatRate = "0.21",
        PriceTypeRatio = "0.82",
        FreeOfCharge = true,
        CountryCode = "NL",
        OriginalLineId = "original",
        Configuration = "16 GB",
        SpendBasis = V1.SpendBasis.BookValue,
        PriceScope = V1.PriceScope.HardwareAndServices,
        ServiceAmount = "0.00",
        Disposal = V1.DisposalKind.Resold,
        ReleasedBy = "J. Jansen",
        Declaration = new Declaration
        {
            DeclarationId = "EPD-1",
            Kind = DeclarationKind.PcfPact,
            Subtype = DatasetSubtype.Average,
            ProgrammeOperator = "Operator",
            Pcr = "PCR 1",
            Standards = { "ISO 14025", "EN 50693" },
            Verification = VerificationKind.ProcessCertification,
            Verifier = "Verifier",
            IssueDate = "2022-01-01",
            ValidUntil = "2026-12-31",
            Manufacturer = "Declared maker",
            Model = "Declared model",
            Condition = DeclaredCondition.Refurbished,
            DeclaredUnit = DeclaredUnit.PieceYear,
            DeclaredAmount = "2.5",
            MassKg = "1.20",
            ServiceLifeYears = "4",
            FunctionalUnitsPerPiece = "3",
            Modules =
            {
                new ModuleGwp
                {
                    Module = LifeCycleModule.A1A3,
                    State = ModuleState.Declared,
                    GwpGhg = "1.1",
                    GwpTotal = "1.2",
                    GwpFossil = "1.3",
                    GwpBiogenic = "-0.4",
                    GwpBiogenicNonCo2 = "0.5",
                    GwpLuluc = "0.6",
                    IsAverage = true,
                },
                new ModuleGwp { Module = LifeCycleModule.C1, State = ModuleState.AggregatedInto, AggregatedInto = LifeCycleModule.C2 },
            },
            GwpSet = GwpSet.Ef31,
            Uncertainty = new DeclaredUncertainty { Kind = UncertaintyKind.PlusMinus95Pct, Value = "0.3" },
            Configuration = "8 GB",
            ReferenceYear = 2021,
            PrimaryDataShare = "0.7",
            ProductionCountryCode = "CN",
            WholeLife = new WholeLife
            {
                GwpTotal = "300",
                ManufacturingShare = "0.8",
                DistributionShare = "0.05",
                UseShare = "0.1",
                EndOfLifeShare = "0.05",
            },
        },
    };

    // A field that is added to the contract is added to the law.
    private static void AssertEveryFieldIsStated(V1.PurchaseLine line, params string[] except)
    {
        var unstated = Unstated("", line).Concat(Unstated("declaration.", line.Declaration))
            .Concat(Unstated("declaration.whole_life.", line.Declaration.WholeLife))
            .Concat(Unstated("declaration.uncertainty.", line.Declaration.Uncertainty))
            .Concat(Unstated("", line.Declaration.Modules[0]).Intersect(Unstated("", line.Declaration.Modules[1])));
        Assert.Empty(unstated.Except(except));
    }

    private static IEnumerable<string> Unstated(string path, IMessage message) =>
        message.Descriptor.Fields.InFieldNumberOrder()
            .Where(field => field.Accessor.GetValue(message) is null or "" or 0 or false
                || (field.FieldType == FieldType.Enum && Convert.ToInt32(field.Accessor.GetValue(message), null) == 0)
                || (field.IsRepeated && ((System.Collections.IList)field.Accessor.GetValue(message)).Count == 0))
            .Select(field => path + field.Name);
}
