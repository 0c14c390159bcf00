#:project ../test/RegistryPull.Testing/RegistryPull.Testing.csproj
#:property PublishAot=false
#:property GenerateDocumentationFile=true

// A registry on this machine with one image. Says how the image is called there, and serves until it is killed.
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

await using var registry = await FakeRegistry.StartAsync();
Console.WriteLine(registry.Push("library/alpine", "latest", Fixture.Image()));
await Task.Delay(Timeout.Infinite);
