namespace Scope3Calc.Design.Tests;

/// <summary>The table of what is proven is that of the tests themselves.</summary>
public sealed class BehaviourTableTests
{
    [Fact]
    public void Readme_OfTheCalculationsTests_IsMadeFromTheTraits()
    {
        var made = BehaviourTable.Text(BehaviourTable.Behaviours(), BehaviourTable.Proofs());
        if (Environment.GetEnvironmentVariable("SCOPE3CALC_WRITE_TABLE") == "1")
        {
            File.WriteAllText(BehaviourTable.Path, made);
        }

        Assert.True(
            File.Exists(BehaviourTable.Path) && File.ReadAllText(BehaviourTable.Path) == made,
            "The table is not that of the traits. Write it anew: "
            + "SCOPE3CALC_WRITE_TABLE=1 dotnet test tests/Scope3Calc.Design.Tests --filter BehaviourTable");
    }

    [Fact]
    public void Behaviours_AreNumberedFrom1To60() => Assert.Equal(
        Enumerable.Range(1, BehaviourTable.Count), BehaviourTable.Behaviours().Select(behaviour => behaviour.Number));

    [Fact]
    public void Traits_NameBehavioursThatThereAre() => Assert.All(
        BehaviourTable.Proofs(), proof => Assert.InRange(proof.Number, 1, BehaviourTable.Count));

    [Fact]
    public void Traits_OfEveryFile_StandOnTests()
    {
        // What the reader of sources does not understand it would leave out without a word.
        var files = Repository.Files()
            .Where(path => Repository.IsUnder(path, "tests") && path.EndsWith(".cs", StringComparison.Ordinal)
                && !Repository.IsUnder(path, "tests/Scope3Calc.Design.Tests"));

        Assert.All(files, path =>
        {
            string[] source = [.. File.ReadLines(path)];
            var written = source.Select(line => line.Trim())
                .Where(line => line.StartsWith("[Trait(\"Behaviour\"", StringComparison.Ordinal));
            var understood = BehaviourTable.ProofsIn("any", source).Select(proof => $"[Trait(\"Behaviour\", \"{proof.Number}\")]");
            Assert.Equal(written.Distinct().Order(StringComparer.Ordinal), understood.Distinct().Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void ProofsIn_TraitsOnClassAndMethods_AreAllFound()
    {
        string[] source =
        [
            "[Trait(\"Behaviour\", \"7\")]",
            "public sealed partial class SomeTests(Service service)",
            "{",
            "    [Fact]",
            "    [Trait(\"Behaviour\", \"1\")]",
            "    [Trait(\"Behaviour\", \"2\")]",
            "    public void First_Of_Two() =>",
            "    // [Trait(\"Behaviour\", \"9\")]",
            "    [Theory, Trait(\"Behaviour\", \"3\")]",
            "    public async Task Second_Of_Two(",
        ];

        Assert.Equal(
            [
                new Proof(7, "Core", "SomeTests.First_Of_Two"),
                new Proof(1, "Core", "SomeTests.First_Of_Two"),
                new Proof(2, "Core", "SomeTests.First_Of_Two"),
                new Proof(7, "Core", "SomeTests.Second_Of_Two"),
                new Proof(3, "Core", "SomeTests.Second_Of_Two"),
            ],
            BehaviourTable.ProofsIn("Core", source));
    }

    [Fact]
    public void Text_BehaviourWithoutTests_SaysSo()
    {
        var text = BehaviourTable.Text(
            [
                new Behaviour(1, "a", ""), new Behaviour(2, "b", ""), new Behaviour(3, "c", "ledger"), new Behaviour(4, "d", "ledger"),
                new Behaviour(5, "e", "its size"),
            ],
            [new Proof(1, "Core", "X.Y"), new Proof(3, "Core", "X.Z"), new Proof(1, "Service", "V.W"), new Proof(5, "Cli", "T.U")]);

        Assert.EndsWith(
            """
            | 1 | a | Core: `X.Y`; Service: `V.W` | proven |
            | 2 | b |  | not yet |
            | 3 | c | Core: `X.Z` | calculation proven, ledger not yet |
            | 4 | d |  | not yet: ledger |
            | 5 | e | Cli: `T.U` | partly; not yet: its size |

            """,
            text,
            StringComparison.Ordinal);
    }
}
