using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Every choice of a policy: what it is read as, and what is refused with the field and the reason.</summary>
public sealed class PolicyMappingTests(RunningService service) : IClassFixture<RunningService>
{
    private async Task<CalculateLinesResponse> CallAsync(Policy policy, params PurchaseLine[] lines) =>
        await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Policy = policy, Lines = { lines } });

    // B6 is scope 2, C waits for its disposal, D is never part of an inventory, A5 is bought on its own.
    [Theory]
    [InlineData(LifeCycleModule.B6, "scope 2")]
    [InlineData(LifeCycleModule.C1C4, "`disposal`")]
    [InlineData(LifeCycleModule.C1, "`disposal`")]
    [InlineData(LifeCycleModule.C2, "`disposal`")]
    [InlineData(LifeCycleModule.C3, "`disposal`")]
    [InlineData(LifeCycleModule.C4, "`disposal`")]
    [InlineData(LifeCycleModule.D, "never part of an inventory")]
    [InlineData(LifeCycleModule.A5, "memo item")]
    [InlineData(LifeCycleModule.A1, "Use A1_A3")]
    [InlineData(LifeCycleModule.A3, "Use A1_A3")]
    [InlineData(LifeCycleModule.B1, "Only A1_A3 and A4")]
    [InlineData(LifeCycleModule.B5, "Only A1_A3 and A4")]
    [InlineData(LifeCycleModule.B7, "Only A1_A3 and A4")]
    [Trait("Behaviour", "2")]
    public async Task CalculateLines_ModuleThatCannotBeBooked_IsRefusedWithTheReason(LifeCycleModule module, string reason)
    {
        var policy = new Policy { BookedModules = { LifeCycleModule.A1A3, module } };

        var details = await ServiceAsserts.AssertInvalidAsync(() => CallAsync(policy, Some.Line()));

        var problem = Assert.Single(details).Unpack<Problem>();
        Assert.Equal((ReasonCode.ValueInvalid, "policy.booked_modules[1]"), (problem.Code, problem.Field));
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Behaviour", "2")]
    public async Task CalculateLines_ModulesThatAreBookedAnyway_ChangeNothing()
    {
        var policy = new Policy { BookedModules = { LifeCycleModule.A1A3, LifeCycleModule.A4 } };

        Assert.Equal(Core.Policy.Default.Id, (await CallAsync(policy)).Basis.PolicyId);
    }

    [Fact]
    [Trait("Behaviour", "2")]
    public Task CalculateLineStream_ModuleThatCannotBeBooked_IsRefusedToo() => ServiceAsserts.AssertInvalidAsync(
        () => service.StreamAsync(new CalculateLineStreamRequest
        {
            Policy = new Policy { BookedModules = { LifeCycleModule.B6 } },
        }),
        ReasonCode.ValueInvalid,
        "policy.booked_modules[0]");

    [Fact]
    public async Task CalculateLines_EndlessModules_FailWithinTheTrailersOfAnyClient()
    {
        var policy = new Policy();
        policy.BookedModules.AddRange(Enumerable.Repeat(LifeCycleModule.B6, 100_000));

        var exception = await Assert.ThrowsAsync<RpcException>(() => CallAsync(policy));

        // Clients take 8 KiB of trailers, some less.
        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        Assert.InRange(
            exception.Trailers.Sum(entry => entry.IsBinary ? entry.ValueBytes.Length : entry.Value.Length), 1, 4_096);
    }

    [Fact]
    [Trait("Behaviour", "5")]
    public async Task CalculateLines_SellersPerspective_IsRefusedAndNamesItsCategories()
    {
        var policy = new Policy { Perspective = (Perspective)2 };

        var details = await ServiceAsserts.AssertInvalidAsync(() => CallAsync(policy));

        var problem = Assert.Single(details).Unpack<Problem>();
        Assert.Equal((ReasonCode.UnknownEnumValue, "policy.perspective"), (problem.Code, problem.Field));
        Assert.Contains("categories 11 and 12", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Behaviour", "5")]
    public async Task CalculateLines_EndUsersPerspective_IsTheDefaultAndKnowsNoSellersCategory()
    {
        var response = await CallAsync(new Policy { Perspective = Perspective.EndUserPurchaser }, [.. Some.Mixed(60)]);

        Assert.Equal(Core.Policy.Default.Id, response.Basis.PolicyId);
        Assert.DoesNotContain(response.Summary.Categories, total => (int)total.Scope3Category is 11 or 12);
        Assert.DoesNotContain(Enum.GetValues<Scope3Category>(), category => (int)category is 11 or 12);
    }

    [Theory]
    [InlineData("policy.refurbished", 3)]
    [InlineData("policy.refurbished", -1)]
    [InlineData("policy.operating_lease", 3)]
    [InlineData("policy.dqi_scheme", 9)]
    [InlineData("policy.uncertainty.pedigree_scheme", 9)]
    [InlineData("policy.perspective", int.MaxValue)]
    [Trait("Behaviour", "56")]
    public async Task CalculateLines_ValueOfANewerClient_IsRefusedWithItsPath(string field, int value)
    {
        var request = new CalculateLinesRequest { Lines = { Some.Line() } };
        FieldPath.Set(request, field, value);

        await ServiceAsserts.AssertInvalidAsync(
            () => service.Client.CalculateLinesAsync(request).ResponseAsync, ReasonCode.UnknownEnumValue, field);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(-1)]
    [Trait("Behaviour", "56")]
    public Task CalculateLines_ModuleOfANewerClient_IsRefusedWithItsPath(int module) => ServiceAsserts.AssertInvalidAsync(
        () => CallAsync(new Policy { BookedModules = { LifeCycleModule.A4, (LifeCycleModule)module } }),
        ReasonCode.UnknownEnumValue,
        "policy.booked_modules[1]");

    public static TheoryData<string> Sigmas =>
    [
        "product_floor", "verified_product_epd", "product_pcf_assured", "product_pcf_self_declared", "category_average",
        "spend_factor", "spend_classification", "spend_deflator", "spend_conversion",
    ];

    [Theory]
    [MemberData(nameof(Sigmas))]
    public async Task CalculateLines_SigmaOutOfRange_NamesTheField(string name)
    {
        var field = $"policy.uncertainty.{name}";
        foreach (var (value, code) in new[]
        {
            ("-0.01", ReasonCode.ValueOutOfRange), ("3.01", ReasonCode.ValueOutOfRange), ("20 %", ReasonCode.ValueInvalid),
        })
        {
            var request = new CalculateLinesRequest();
            FieldPath.Set(request, field, value);

            await ServiceAsserts.AssertInvalidAsync(
                () => service.Client.CalculateLinesAsync(request).ResponseAsync, code, field);
        }
    }

    [Theory]
    [MemberData(nameof(Sigmas))]
    public async Task CalculateLines_SigmaAtTheEdge_IsTakenForItself(string name)
    {
        var ids = new HashSet<string> { Core.Policy.Default.Id };
        foreach (var value in new[] { "0", "3" })
        {
            var request = new CalculateLinesRequest();
            FieldPath.Set(request, $"policy.uncertainty.{name}", value);
            ids.Add((await service.Client.CalculateLinesAsync(request)).Basis.PolicyId);
        }

        // Which of the nine it is read as shows in the id, since each stands in it by its name.
        Assert.Equal(3, ids.Count);
        var policy = Core.Policy.Default with { Uncertainty = WithThree(name) };
        Assert.Contains(policy.Id, ids);
    }

    private static Core.Uncertainty.UncertaintyPolicy WithThree(string name)
    {
        var policy = Core.Uncertainty.UncertaintyPolicy.Default;
        return name switch
        {
            "product_floor" => policy with { ProductFloor = 3m },
            "verified_product_epd" => policy with { VerifiedProductEpd = 3m },
            "product_pcf_assured" => policy with { AssuredProductPcf = 3m },
            "product_pcf_self_declared" => policy with { SelfDeclaredProductPcf = 3m },
            "category_average" => policy with { CategoryAverage = 3m },
            "spend_factor" => policy with { SpendFactor = 3m },
            "spend_classification" => policy with { SpendClassification = 3m },
            "spend_deflator" => policy with { SpendDeflator = 3m },
            _ => policy with { SpendConversion = 3m },
        };
    }

    [Fact]
    public Task CalculateLines_PedigreeSchemeWithoutUncertainties_IsRefused() => ServiceAsserts.AssertInvalidAsync(
        () => CallAsync(new Policy { Uncertainty = new UncertaintyPolicy { PedigreeScheme = DqiScheme.PactV3 } }),
        ReasonCode.ValueInvalid,
        "policy.uncertainty.pedigree_scheme");

    [Theory]
    [InlineData("0", ReasonCode.ValueOutOfRange)]
    [InlineData("100.1", ReasonCode.ValueOutOfRange)]
    [InlineData("four fifths", ReasonCode.ValueInvalid)]
    public Task CalculateLines_PriceTypeRatioThatIsNone_IsRefused(string ratio, ReasonCode code) =>
        ServiceAsserts.AssertInvalidAsync(
            () => CallAsync(new Policy { PriceTypeRatio = ratio }), code, "policy.price_type_ratio");

    [Fact]
    public async Task CalculateLines_EveryChoice_IsReadAsTheCalculationsOwn()
    {
        var (message, core) = (new Policy(), Core.Policy.Default);
        Assert.Equal(core.Id, (await CallAsync(message)).Basis.PolicyId);

        message.UseDeviceAverages = false;
        await AssertIdAsync(core = core with { UseDeviceAverages = false });
        message.Refurbished = RefurbishedTreatment.CutOff;
        await AssertIdAsync(core = core with { Refurbished = Core.RefurbishedTreatment.CutOff });
        message.OperatingLease = OperatingLeaseTreatment.NotBooked;
        await AssertIdAsync(core = core with { OperatingLease = Core.OperatingLeaseTreatment.NotBooked });
        message.PriceTypeRatio = "0.82";
        await AssertIdAsync(core = core with { PriceTypeRatio = 0.82m });
        message.DqiScheme = DqiScheme.PactV3;
        await AssertIdAsync(core = core with { DqiScheme = Core.Quality.DqiScheme.PactV3 });
        message.Calibrations.Add(new Calibration { ProductCategory = "laptop", Ratio = "2.5", Sigma = "0.4" });
        await AssertIdAsync(core = core with
        {
            Calibrations = new Core.Gap.CalibrationTable([new Core.Gap.FactorCalibration("laptop", 2.5m, 0.4m)]),
        });
        message.BookCalibratedSpend = true;
        await AssertIdAsync(core = core with { BookCalibratedSpend = true });
        message.ReferencePrices.Add(
            new ReferencePrice { ProductCategory = "laptop", PricePerPiece = "1150.50", CurrencyCode = "EUR", Year = 2023 });
        await AssertIdAsync(core with
        {
            ReferencePrices = new Core.Factors.ReferencePriceTable(
            [
                new Core.Factors.DevicePrice("laptop", new Core.Factors.ReferencePrice(
                    1150.50m, new Core.Quantities.PriceBasis(Core.Quantities.CurrencyCode.Parse("EUR"), 2023))),
            ]),
        });

        async Task AssertIdAsync(Core.Policy expected) =>
            Assert.Equal(expected.Id, (await CallAsync(message)).Basis.PolicyId);
    }
}
