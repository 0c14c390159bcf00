#:project ../test/RegistryPull.Testing/RegistryPull.Testing.csproj
#:property PublishAot=false
#:property GenerateDocumentationFile=true

// A registry on this machine with the images that were named, or one. Prints their references, and serves until it is killed.
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

await using var registry = await FakeRegistry.StartAsync();
foreach (var name in args.Length > 0 ? args : ["library/alpine:latest"])
{
    Console.WriteLine(registry.Push(name.Split(':')[0], name.Split(':')[1], Fixture.Image()));
}

await Task.Delay(Timeout.Infinite);
