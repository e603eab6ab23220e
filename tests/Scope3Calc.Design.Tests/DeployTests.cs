using Scope3Calc.Service;
using YamlDotNet.RepresentationModel;

namespace Scope3Calc.Design.Tests;

/// <summary>What stands in deploy/ is parsed, and held against the code it starts.</summary>
public sealed class DeployTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy");

    [Fact]
    public void Dockerfile_LastStage_RunsWithoutRightsAndHasAHealthCheck()
    {
        var stages = Stages();

        Assert.True(stages.Count > 1, "The image must be built in a stage of its own.");
        var last = stages[^1];
        var user = Assert.Single(last, line => line.Name == "USER").Arguments;
        Assert.DoesNotContain(user, new[] { "root", "0" });
        Assert.Contains(last, line => line.Name == "HEALTHCHECK" && line.Arguments.Contains("\"health\"", StringComparison.Ordinal));
        Assert.Contains(last, line => line.Name == "EXPOSE" && line.Arguments == ServiceOptions.DefaultPort.ToString());
        Assert.Contains(last, line => line.Name == "ENTRYPOINT");
    }

    [Fact]
    public void Dockerfile_EveryCopy_TakesWhatIsThere()
    {
        var stages = Stages();
        var names = stages.Select(stage => stage[0].Arguments.Split(" AS ")[^1]).ToList();

        foreach (var copy in stages.SelectMany(stage => stage).Where(line => line.Name == "COPY"))
        {
            var words = copy.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].StartsWith("--from=", StringComparison.Ordinal))
            {
                Assert.Contains(words[0]["--from=".Length..], names);
                continue;
            }

            Assert.All(words[..^1], source => Assert.True(
                Path.Exists(Path.Combine(Repository.Root, source)), $"COPY takes {source}, which is not there."));
        }
    }

    [Fact]
    public void Compose_Service_IsBuiltFromTheDockerfileAndConfiguredByKnownSettings()
    {
        var compose = Load("compose.yaml");
        var service = Map(compose, "services", "scope3calc");
        var context = Path.GetFullPath(Path.Combine(Folder, Text(service, "build", "context")));

        Assert.True(File.Exists(Path.Combine(context, Text(service, "build", "dockerfile"))));
        const string Prefix = $"{ServiceOptions.Section}__";
        var settings = Map(service, "environment").Children.Keys.Select(key => key.ToString())
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(settings);
        Assert.All(settings, name => Assert.NotNull(typeof(ServiceOptions).GetProperty(name[Prefix.Length..])));
    }

    [Fact]
    public void Compose_EverySecretAndVolume_IsDeclaredOrThere()
    {
        var compose = Load("compose.yaml");
        var declared = Map(compose, "secrets").Children.Keys.Select(key => key.ToString()).ToList();
        var used = ((YamlSequenceNode)Map(compose, "services", "scope3calc")["secrets"]).Select(node => node.ToString());
        Assert.Equal(declared.Order(), used.Order());

        var volumes = (YamlSequenceNode)Map(compose, "services", "collector")["volumes"];
        Assert.All(volumes, volume => Assert.True(
            File.Exists(Path.Combine(Folder, volume.ToString().Split(':')[0])), $"There is no {volume}."));
    }

    [Fact]
    public void Collector_EveryPipeline_NamesPartsThatAreConfigured()
    {
        var collector = Load("collector.yaml");
        foreach (var (name, pipeline) in Map(collector, "service", "pipelines").Children)
        {
            foreach (var kind in new[] { "receivers", "processors", "exporters" })
            {
                var configured = Map(collector, kind).Children.Keys.Select(key => key.ToString()).ToList();
                Assert.All(
                    (YamlSequenceNode)pipeline[kind],
                    part => Assert.True(configured.Contains(part.ToString()), $"{name} names {part}, which is not among {kind}."));
            }
        }
    }

    private static List<List<Instruction>> Stages()
    {
        var stages = new List<List<Instruction>>();
        foreach (var line in Instructions())
        {
            if (line.Name == "FROM")
            {
                stages.Add([]);
            }

            Assert.True(stages.Count > 0, $"{line.Name} stands before the first FROM.");
            stages[^1].Add(line);
        }

        return stages;
    }

    private static IEnumerable<Instruction> Instructions()
    {
        string[] known =
            ["FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD", "ENV", "ARG", "LABEL"];
        var text = File.ReadAllText(Path.Combine(Folder, "Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            Assert.Contains(words[0], known);
            yield return new Instruction(words[0], words[1]);
        }
    }

    private static YamlMappingNode Load(string file)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Folder, file));
        yaml.Load(reader);
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    private static YamlMappingNode Map(YamlNode node, params string[] path) =>
        (YamlMappingNode)path.Aggregate(node, (inner, name) => inner[name]);

    private static string Text(YamlNode node, params string[] path) =>
        path.Aggregate(node, (inner, name) => inner[name]).ToString();

    private sealed record Instruction(string Name, string Arguments);
}
