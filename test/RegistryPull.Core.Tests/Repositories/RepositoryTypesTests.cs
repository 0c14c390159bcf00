using System.Reflection;
using NUnit.Framework;

namespace RegistryPull.Repositories;

/// <summary>Sources that are not registries implement these types.</summary>
[TestFixture]
internal sealed class RepositoryTypesTests
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] Allowed = ["RegistryPull", "RegistryPull.Repositories", "RegistryPull.Retrying"];

    [Test]
    public void Members_OfEveryType_MentionNoProtocol()
    {
        var types = typeof(IImageRepository).Assembly.GetTypes()
            .Where(static type => type.Namespace == "RegistryPull.Repositories");

        var mentioned = types.SelectMany(static type => type.GetMembers(Declared)).SelectMany(Mentioned)
            .SelectMany(Flatten).Distinct();

        Assert.That(mentioned.Where(static type => !IsAllowed(type)).Select(static type => type.FullName), Is.Empty);
    }

    private static bool IsAllowed(Type type)
    {
        var name = type.Namespace ?? "";
        var isFramework = name.StartsWith("System", StringComparison.Ordinal) && !name.StartsWith(
            "System.Net", StringComparison.Ordinal);
        return isFramework || Allowed.Contains(name);
    }

    private static IEnumerable<Type> Mentioned(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. Parameters(method)],
        ConstructorInfo constructor => Parameters(constructor),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<Type> Parameters(MethodBase method) =>
        method.GetParameters().Select(static parameter => parameter.ParameterType);

    private static IEnumerable<Type> Flatten(Type type) => [type, .. type.GetGenericArguments()];
}
