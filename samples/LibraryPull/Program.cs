using Microsoft.Extensions.DependencyInjection;
using RegistryPull;

if (args is not [var image, var output])
{
    Console.Error.WriteLine("Usage: LibraryPull IMAGE OUTPUT");
    return 2;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};

var services = new ServiceCollection();
services.AddRegistryPull().AddStoredCredentials().AddInstalledConfiguration().AddBuiltInExporters();
await using var provider = services.BuildServiceProvider();

try
{
    var reference = ImageReference.Parse(image);
    var request = new PullRequest { Images = [reference], Format = "oci-archive", Output = output };
    var result = await provider.GetRequiredService<ImagePuller>().PullAsync(request, cancellation.Token);
    Console.WriteLine($"{result.Images[0].Digest} is in {result.Output}");
    return 0;
}
catch (Exception error) when (error is RegistryPullException or FormatException)
{
    Console.Error.WriteLine($"error: {error.Message}");
    return 1;
}
