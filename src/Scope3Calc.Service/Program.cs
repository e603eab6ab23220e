using Scope3Calc.Service;

await ServiceHost.Create(args).RunAsync();
