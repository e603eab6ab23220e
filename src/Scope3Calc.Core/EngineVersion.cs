namespace Scope3Calc.Core;

/// <summary>The version of the arithmetic. Raised whenever any reported number may change.</summary>
public static class EngineVersion
{
    public const string Current = "2";
}
