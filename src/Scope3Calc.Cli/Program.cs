using System.CommandLine;
using Scope3Calc.Cli.Commands;

var root = new RootCommand("Product-based and spend-based CO2e of ICT purchases, and the gap between them.")
{
    CalculateCommand.Create(),
    InventoryCommand.Create(),
    GapCommand.Create(),
    ExplainCommand.Create(),
    ServeCommand.Create(),
    HealthCommand.Create(),
    FactorsCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
