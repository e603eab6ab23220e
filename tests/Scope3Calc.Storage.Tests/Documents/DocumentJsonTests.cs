using System.Text.Json;
using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Documents;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Documents;

/// <summary>Declarations and policies come back as they were, and the same content is the same text.</summary>
public sealed class DocumentJsonTests
{
    private const int Cases = 2_000;

    [Fact]
    public void Declaration_WrittenAndRead_IsTheSameInEveryField()
    {
        var invented = new Invented(new Random(1));
        for (var i = 0; i < Cases; i++)
        {
            var declaration = invented.Make<Declaration>();

            var text = DocumentJson.Write(declaration);
            var read = DocumentJson.ReadDeclaration(text);

            Assert.Equal(Fields.Of(declaration), Fields.Of(read));
            Assert.Equal(text, DocumentJson.Write(read));
        }
    }

    [Fact]
    public void Policy_WrittenAndRead_DecidesTheSame()
    {
        var invented = new Invented(new Random(2));
        for (var i = 0; i < Cases; i++)
        {
            var policy = invented.Make<Policy>();

            var text = DocumentJson.Write(policy);
            var read = DocumentJson.ReadPolicy(text);

            Assert.Equal(policy.Id, read.Id);
            Assert.Equal(policy, read);
            Assert.Equal(Fields.Of(policy), Fields.Of(read));
            Assert.Equal(text, DocumentJson.Write(read));
        }
    }

    [Fact]
    public void Write_Declaration_IsInAlphabeticalOrderWithoutWhatIsAbsent()
    {
        var declaration = new Declaration
        {
            Id = "EPD-1",
            Kind = DeclarationKind.EpdTypeIii,
            Product = new ProductIdentity("Dell", "Müller \"X\""),
            ProductionCountry = CountryCode.Parse("CN"),
            Validity = Validity.OfEpd(new DateOnly(2024, 2, 29), null),
            Modules = [new ModuleGwp { Module = LifeCycleModule.A1ToA3, Ghg = 262.10m }],
            SourceWarnings = ReasonSet.Of(ReasonCode.EpdExpired),
        };

        // Without the ends of its lines.
        const string document = """
            {"Amount":1,"Condition":"New","GwpSet":"Unknown","Id":"EPD-1","Kind":"EpdTypeIii",
            "Modules":[{"Ghg":262.10,"IsAverage":false,"Module":"A1ToA3","State":"Declared"}],"Pcr":"",
            "Product":["Dell","Müller \"X\""],"ProductionCountry":"CN","ProgrammeOperator":"",
            "SourceWarnings":["EpdExpired"],"Standards":[],"Subtype":"Unspecified","Unit":"Piece",
            "Validity":{"FirstDay":"2024-02-29"},"Verification":"Unknown","Verifier":""}
            """;
        Assert.Equal(document.Replace("\n", "", StringComparison.Ordinal), DocumentJson.Write(declaration));
    }

    [Fact]
    public void ContentId_IsTheSha256OfTheText() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", // FIPS 180-2, appendix B.1.
        DocumentJson.ContentId("abc"));

    [Theory]
    [InlineData("""{"FactorPackId":"x","ChoiceOfALaterVersion":"y"}""")]
    [InlineData("""{"Deflator":"PricesOfALaterVersion"}""")]
    [InlineData("""{"Deflator":1}""")]
    [InlineData("null")]
    [InlineData("{")]
    public void ReadPolicy_WhatThisVersionDoesNotKnow_IsRefusedAndNeverPassedOver(string text) =>
        Assert.Throws<JsonException>(() => DocumentJson.ReadPolicy(text));

    [Fact]
    public void ReadPolicy_OfBeforeAChoiceWasThere_HasItsDefault() =>
        Assert.Equal(Policy.Default with { ExpiredGraceDays = 7 }, DocumentJson.ReadPolicy("""{"ExpiredGraceDays":7}"""));
}
