using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Declarations on file: under their identifier, for their product, with every version.</summary>
public sealed class DeclarationServiceTests : OwnLedger
{
    [Fact]
    public async Task RegisterDeclaration_Twice_IsOneVersion()
    {
        var (first, second) = (await RegisterAsync(Declared("EPD-1")), await RegisterAsync(Declared("EPD-1")));

        Assert.Equal((true, false), (first.IsNew, second.IsNew));
        Assert.Equal(1, first.Version.Version);
        Assert.Equal(first.Version, second.Version);
        Assert.Matches("^[0-9a-f]{64}$", first.Version.ContentId);
    }

    [Fact]
    public async Task RegisterDeclaration_OtherContent_IsAFurtherVersionBesideTheFirst()
    {
        await RegisterAsync(Declared("EPD-1"));
        var renewed = Declared("EPD-1");
        renewed.ValidUntil = "2028-12-31";

        var answer = await RegisterAsync(renewed);

        Assert.Equal((true, 2), (answer.IsNew, answer.Version.Version));
        var told = await Running.Declarations.GetDeclarationAsync(new GetDeclarationRequest { DeclarationId = "EPD-1" });
        Assert.Equal([(1, "2026-12-31"), (2, "2028-12-31")], told.Versions.Select(
            version => (version.Version, version.Declaration.ValidUntil)));
    }

    [Fact]
    public async Task GetDeclaration_Unknown_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => Running.Declarations
            .GetDeclarationAsync(new GetDeclarationRequest { DeclarationId = "none" }).ResponseAsync);

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    [Fact]
    public Task GetDeclaration_NoId_IsRefused() => ServiceAsserts.AssertInvalidAsync(
        () => Running.Declarations.GetDeclarationAsync(new GetDeclarationRequest()).ResponseAsync,
        ReasonCode.ValueOutOfRange,
        "declaration_id");

    [Fact]
    public async Task ListDeclarations_Pages_HoldEachOnceInOrder()
    {
        foreach (var id in new[] { "c", "a", "E", "b", "d" })
        {
            await RegisterAsync(Declared(id));
        }

        var request = new ListDeclarationsRequest { PageSize = 2 };
        var pages = new List<string>();
        do
        {
            var page = await Running.Declarations.ListDeclarationsAsync(request);
            pages.Add(string.Join(' ', page.Declarations.Select(version => version.Declaration.DeclarationId)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        // Capital letters stand before small ones.
        Assert.Equal(["E a", "b c", "d"], pages);
    }

    [Fact]
    public async Task ListDeclarations_LastPageFull_IsTheEnd()
    {
        await RegisterAsync(Declared("a"));
        await RegisterAsync(Declared("b"));

        var page = await Running.Declarations.ListDeclarationsAsync(new ListDeclarationsRequest { PageSize = 2 });

        Assert.Equal((2, ""), (page.Declarations.Count, page.NextPageToken));
    }

    [Theory]
    [InlineData("page_size", 1_001, ReasonCode.ValueOutOfRange)]
    [InlineData("page_token", "?", ReasonCode.ValueInvalid)]
    public async Task ListDeclarations_QuestionThatCannotBeAnswered_IsRefused(string field, object value, ReasonCode code)
    {
        var request = new ListDeclarationsRequest();
        FieldPath.Set(request, field, value);

        await ServiceAsserts.AssertInvalidAsync(
            () => Running.Declarations.ListDeclarationsAsync(request).ResponseAsync, code, field);
    }

    [Theory]
    [InlineData("declaration_id", "", ReasonCode.ValueMissing)]
    [InlineData("declaration_id", "a\0b", ReasonCode.ValueInvalid)]
    [InlineData("manufacturer", "", ReasonCode.ValueMissing)]
    [InlineData("model", "", ReasonCode.ValueMissing)]
    [InlineData("kind", 0, ReasonCode.ValueMissing)]
    [InlineData("mass_kg", "0", ReasonCode.ValueOutOfRange)]
    [InlineData("mass_kg", "heavy", ReasonCode.ValueInvalid)]
    [InlineData("valid_until", "2021-12-31", ReasonCode.ValueInvalid)]
    public async Task RegisterDeclaration_FaultyField_IsNamed(string field, object value, ReasonCode code)
    {
        var declaration = Declared("EPD-1");
        FieldPath.Set(declaration, field, value);

        await ServiceAsserts.AssertInvalidAsync(() => RegisterAsync(declaration), code, $"declaration.{field}");
        Assert.Empty((await Running.Declarations.ListDeclarationsAsync(new ListDeclarationsRequest())).Declarations);
    }

    [Fact]
    public async Task RegisterDeclaration_NoProduct_IsRefused()
    {
        var declaration = Declared("EPD-1");
        (declaration.Manufacturer, declaration.Model) = ("", "");

        await ServiceAsserts.AssertInvalidAsync(
            () => RegisterAsync(declaration), ReasonCode.ValueMissing, "declaration.manufacturer");
    }

    [Fact]
    public Task RegisterDeclaration_Nothing_IsRefused() => ServiceAsserts.AssertInvalidAsync(
        () => RegisterAsync(null), ReasonCode.ValueMissing, "declaration");

    private static Declaration Declared(string id)
    {
        var declaration = Some.Epd();
        (declaration.DeclarationId, declaration.Manufacturer, declaration.Model) = (id, "Dell", "XPS 13 9310");
        return declaration;
    }

    private async Task<RegisterDeclarationResponse> RegisterAsync(Declaration? declaration) =>
        await Running.Declarations.RegisterDeclarationAsync(new RegisterDeclarationRequest { Declaration = declaration });
}
