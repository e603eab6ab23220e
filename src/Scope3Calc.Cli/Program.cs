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
    RunCommand.Create(),
    WatchCommand.Create(),
    CancelCommand.Create(),
    RunsCommand.Create(),
    TotalsCommand.Create(),
    ExportCommand.Create(),
    CompareCommand.Create(),
    VerifyCommand.Create(),
    CloseCommand.Create(),
    RestatementsCommand.Create(),
    ServeCommand.Create(),
    HealthCommand.Create(),
    FactorsCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
