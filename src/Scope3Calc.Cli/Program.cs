using System.CommandLine;
using Scope3Calc.Cli.Commands;

var root = new RootCommand("Product-based and spend-based CO2e of ICT purchases, and the gap between them.")
{
    CalculateCommand.Create(),
    InventoryCommand.Create(),
    GapCommand.Create(),
    ExplainCommand.Create(),
    ImportCommand.Create(),
    LineCommand.Create(),
    CorrectCommand.Create(),
    DeclarationsCommand.Create(),
    ServeCommand.Create(),
    HealthCommand.Create(),
    FactorsCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
