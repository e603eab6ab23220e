using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core;

/// <summary>Why a value, a line or a request could not be used. Data, not an exception.</summary>
/// <param name="Code">What kind of problem.</param>
/// <param name="Field">Path of the field at fault in the contract's names, such as <c>declaration.mass_kg</c>.</param>
/// <param name="Message">What is wrong and what to do next, as one or two sentences.</param>
public sealed record Problem(ReasonCode Code, string Field, string Message);
