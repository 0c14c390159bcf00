using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using RegistryPull.RealParts.Tests.Parts;

namespace RegistryPull.RealParts.Tests;

/// <summary>The programs that tests talk to. Where one is missing they are skipped by its name, or fail, where
/// <c>REGPULL_REQUIRE_REAL_PARTS</c> is 1.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAttribute(params string[] programs) : NUnitAttribute, IApplyToTest
{
    public string[] Programs { get; } = programs;

    /// <summary>Whether only root can run them.</summary>
    public bool Root { get; init; }

    public void ApplyToTest(Test test)
    {
        var missing = Missing();
        if (missing.Count > 0)
        {
            var required = Environment.GetEnvironmentVariable("REGPULL_REQUIRE_REAL_PARTS") == "1";
            test.RunState = required ? RunState.NotRunnable : RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, $"needs {string.Join(", ", missing)}");
        }
    }

    private List<string> Missing()
    {
        List<string> missing = [.. Programs.Where(static name => ProgramPath.Find(name) is null)];
        if (Root && !Environment.IsPrivilegedProcess)
        {
            missing.Add("root");
        }

        return missing;
    }
}
