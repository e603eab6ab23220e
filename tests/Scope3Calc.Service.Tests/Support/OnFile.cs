using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>A product that only a declaration on file can give a product-based figure, and that declaration.</summary>
internal static class OnFile
{
    /// <summary>One piece of it. Without a type of device there is no average that would be product data, too.</summary>
    public static PurchaseLine Line(string id, string model = "Model 1", string amount = "1000")
    {
        var line = Some.SpendOnly(id, amount);
        (line.Manufacturer, line.Model) = ("Maker of None", model);
        (line.ProductCategory, line.SectorCode) = ("", "334111");
        return line;
    }

    /// <summary>Its EPD: 100 kg from cradle to gate, and nothing else.</summary>
    public static Declaration Epd(string model = "Model 1")
    {
        var declaration = Some.Epd();
        (declaration.DeclarationId, declaration.Manufacturer, declaration.Model) = ("EPD-9", "Maker of None", model);
        declaration.Modules.Clear();
        declaration.Modules.Add(new ModuleGwp { Module = LifeCycleModule.A1A3, GwpGhg = "100" });
        return declaration;
    }
}
