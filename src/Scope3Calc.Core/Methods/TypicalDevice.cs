using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;

namespace Scope3Calc.Core.Methods;

/// <summary>The average of a type of device as a declaration, so that it goes the way of every other product figure.</summary>
internal static class TypicalDevice
{
    /// <returns>Null where too few devices are known to tell A1 to A3.</returns>
    public static Declaration? Of(string category, DeviceAverage average)
    {
        if (average.Manufacturing is not { } making)
        {
            return null;
        }

        var modules = new List<ModuleGwp>(4);
        Add(LifeCycleModule.A1ToA3, making);
        Add(LifeCycleModule.A4, average.Distribution);
        Add(LifeCycleModule.B6, average.Use);
        Add(LifeCycleModule.C1ToC4, average.EndOfLife);
        return new Declaration
        {
            Id = $"device-averages/{category}",
            Kind = DeclarationKind.GenericDataset,
            Subtype = DatasetSubtype.Average,
            Verification = VerificationKind.SelfDeclared,
            Uncertainty = new DeclaredUncertainty(UncertaintyKind.SigmaLn, (decimal)making.Sigma),
            Modules = modules,
        };

        // The sheets behind it state one figure and do not say how biogenic CO2 is counted in it.
        void Add(LifeCycleModule module, StageAverage? stage)
        {
            if (stage is not null)
            {
                modules.Add(new ModuleGwp { Module = module, Total = stage.MedianKg, IsAverage = true });
            }
        }
    }
}
