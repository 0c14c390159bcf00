using System.Reflection;
using System.Runtime.CompilerServices;
using NUnit.Framework;
using RegistryPull.Exporters;

namespace RegistryPull;

/// <summary>The house stands as <c>Cli → Core → Abstractions ← Exporters</c>; Core and Exporters never meet.</summary>
[TestFixture]
internal sealed class AssemblyReferenceTests
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [Test]
    public void Abstractions_Always_UsesTheFrameworkAlone() =>
        Assert.That(BesidesTheFramework(typeof(ImageReference)), Is.Empty);

    [Test]
    public void Core_Always_UsesAbstractionsPollyTomlynZstdDependencyInjectionAndLoggingAlone() =>
        Assert.That(BesidesTheFramework(typeof(ImagePuller)), Is.SubsetOf(new[]
        {
            "RegistryPull.Abstractions",
            "Polly",
            "Tomlyn",
            "ZstdSharp",
            "Microsoft.Extensions.DependencyInjection",
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions",
        }));

    [Test]
    public void Exporters_Always_UseAbstractionsAndTwoCompressorsAlone() =>
        Assert.That(
            BesidesTheFramework(typeof(BuiltInExporters)),
            Is.SubsetOf(new[] { "RegistryPull.Abstractions", "ICSharpCode.SharpZipLib", "ZstdSharp" }));

    // Built-in exporters are to be what a stranger's are: what is internal to the contract or the host is closed to
    // them too.
    [TestCase(typeof(ImageReference))]
    [TestCase(typeof(ImagePuller))]
    public void Internals_Always_AreOpenToTestsAndBenchmarksAlone(Type type)
    {
        var friends = type.Assembly.GetCustomAttributes<InternalsVisibleToAttribute>()
            .Select(static friend => friend.AssemblyName);

        Assert.That(friends, Has.All.EndsWith(".Tests").Or.EqualTo("RegistryPull.Benchmarks"));
    }

    // Calls into the C library and kernel32 are in src/Interop, which each project compiles in part.
    [TestCase(typeof(ImagePuller))]
    [TestCase(typeof(BuiltInExporters))]
    public void NativeCalls_Always_AreInInteropAlone(Type type)
    {
        const BindingFlags All =
            BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var native = type.Assembly.GetTypes()
            .Where(one => one.GetMethods(All).Any(method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)))
            .Select(static one => one.Namespace);

        Assert.That(native, Is.Not.Empty.And.All.EqualTo("RegistryPull.Interop"));
    }

    private static IEnumerable<string> BesidesTheFramework(Type type) => type.Assembly.GetReferencedAssemblies()
        .Select(static (AssemblyName assembly) => assembly.Name!)
        .Where(static name => !File.Exists(Path.Combine(Framework, name + ".dll")));
}
