using NUnit.Framework;
using RegistryPull.Retrying;

namespace RegistryPull.Transport;

[TestFixture]
internal sealed class NetworkFailureTests
{
    // failure                          | heard of the host before | outcome
    // ---------------------------------+--------------------------+-------------------
    // no such name, no TLS, no tunnel  | no                       | lasting
    // no such name, no TLS, no tunnel  | yes                      | may pass
    // anything else                    | either                   | may pass
    [TestCase(HttpRequestError.NameResolutionError, false, typeof(RegistryUnavailableException), "check the spelling")]
    [TestCase(HttpRequestError.SecureConnectionError, false, typeof(RegistryUnavailableException), "--plain-http")]
    [TestCase(HttpRequestError.NameResolutionError, true, typeof(TransientException), "check the spelling")]
    [TestCase(HttpRequestError.SecureConnectionError, true, typeof(TransientException), "--plain-http")]
    [TestCase(HttpRequestError.ConnectionError, false, typeof(TransientException), "cannot be reached")]
    [TestCase(HttpRequestError.ResponseEnded, false, typeof(TransientException), "--cert-file")]
    [TestCase(HttpRequestError.ResponseEnded, true, typeof(TransientException), "cannot be reached")]
    public void Unanswered_AFailure_IsJudgedAndExplained(
        HttpRequestError kind, bool answeredBefore, Type type, string message)
    {
        var error = NetworkFailure.Unanswered(
            new RegistryRequest(new Uri("https://a.example:5000/v2/")),
            new HttpRequestException(kind, "why"),
            route: null,
            answeredBefore);

        Assert.That(error, Is.InstanceOf(type));
        Assert.That(error.Message, Does.Contain("a.example").And.Contain(message));
    }

    [Test]
    public async Task Pull_NobodyListens_SaysSoWithoutRetries()
    {
        await using var pull = await Pull.StartAsync();
        pull.Reference = "127.0.0.1:1/team/app:1.0";

        Assert.That(
            (await pull.FailAsync<RegistryUnavailableException>()).Message,
            Does.Contain("refuses the connection").And.Not.Contain("gave up after"));
    }

    [Test]
    public async Task Pull_SilentRegistry_EndsAfterTheTimeoutAndItsRetries()
    {
        await using var pull = await Pull.StartAsync();
        pull.Silence(static request => request.RequestUri!.AbsolutePath.Contains("/manifests/", StringComparison.Ordinal));

        Assert.That((await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("timed out after 300 s waiting for "));
        Assert.That(pull.Registry.Requests.Manifests, Has.Count.EqualTo(3));
    }
}
