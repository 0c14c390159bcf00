using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace RegistryPull.Transport.Dialing;

/// <summary>Several addresses of one host, in virtual time.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AddressRaceTests
{
    private static readonly IPAddress Six = IPAddress.Parse("2001:db8::1");
    private static readonly IPAddress Four = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress OtherFour = IPAddress.Parse("192.0.2.2");

    private readonly VirtualTimeProvider _time = new();
    private readonly FakeDialer _network = new();

    [Test]
    public async Task Connect_TheFirstAddressIsSilent_TriesTheSecondAfterAQuarterOfASecond()
    {
        var race = RaceAsync(Six, Four);
        Assert.That(_network.Tried, Is.EqualTo(new[] { Six }));

        _time.Advance(TimeSpan.FromMilliseconds(249));
        Assert.That(_network.Tried, Is.EqualTo(new[] { Six }));

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await _network.TriedAsync(Four);
        Assert.That(_network.Tried, Is.EqualTo(new[] { Six, Four }));

        _network.Succeed(Four);
        Assert.That((await race).Address, Is.EqualTo(new IPEndPoint(Four, 443)));
        Assert.That(_network.Cancelled, Is.EqualTo(new[] { Six }));
    }

    [Test]
    public async Task Connect_TheFirstAddressFails_TriesTheSecondAtOnce()
    {
        var race = RaceAsync(Six, Four);

        _network.Fail(Six, SocketError.NetworkUnreachable);

        await _network.TriedAsync(Four);
        Assert.That(_network.Tried, Is.EqualTo(new[] { Six, Four }));
        _network.Succeed(Four);
        Assert.That((await race).Address.Address, Is.EqualTo(Four));
    }

    [Test]
    public async Task Connect_TheFirstAddressAnswersLate_StillWins()
    {
        var race = RaceAsync(Six, Four);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        await _network.TriedAsync(Four);

        _network.Succeed(Six);

        Assert.That((await race).Address.Address, Is.EqualTo(Six));
        Assert.That(_network.Cancelled, Is.EqualTo(new[] { Four }));
    }

    // failures, in the order of the addresses                                            | what is told
    // -----------------------------------------------------------------------------------+-------------
    [TestCase(SocketError.NetworkUnreachable, SocketError.ConnectionRefused, SocketError.ConnectionRefused)]
    [TestCase(SocketError.ConnectionRefused, SocketError.TimedOut, SocketError.TimedOut)]
    [TestCase(SocketError.HostUnreachable, SocketError.ConnectionReset, SocketError.HostUnreachable)]
    public async Task Connect_AllFail_TellsTheFailureThatSaysMost(
        SocketError first, SocketError second, SocketError told)
    {
        var race = RaceAsync(Six, Four);

        _network.Fail(Six, first);
        _network.Fail(Four, second);

        Assert.That((await Assert.ThrowsAsync<SocketException>(() => race))!.SocketErrorCode, Is.EqualTo(told));
    }

    [Test]
    public async Task Connect_Cancelled_CancelsEveryAttempt()
    {
        using var cancel = new CancellationTokenSource();
        var race = new AddressRace(_network, _time).ConnectAsync([Six, Four], 443, cancel.Token);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        await _network.TriedAsync(Four);

        await cancel.CancelAsync();

        await Assert.ThatAsync(() => race, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_network.Cancelled, Is.EquivalentTo(new[] { Six, Four }));
        Assert.That(_time.Waiting, Is.Zero);
    }

    [Test]
    public async Task Connect_NoAddress_FailsAsAnUnknownName() =>
        Assert.That(
            (await Assert.ThrowsAsync<SocketException>(() => RaceAsync()))!.SocketErrorCode,
            Is.EqualTo(SocketError.HostNotFound));

    [Test]
    public void Interleave_TwoFamilies_AlternateAndBeginWithTheSystemsChoice()
    {
        Assert.That(AddressOrder.Interleave([Four, OtherFour, Six]), Is.EqualTo(new[] { Four, Six, OtherFour }));
        Assert.That(AddressOrder.Interleave([Six, Four, OtherFour]), Is.EqualTo(new[] { Six, Four, OtherFour }));
    }

    [Test]
    public void Interleave_ManyAddresses_AreCut() =>
        Assert.That(
            AddressOrder.Interleave(
                [.. Enumerable.Range(1, 100).Select(static last => IPAddress.Parse($"192.0.2.{last}"))]),
            Has.Count.EqualTo(16));

    private Task<OpenedConnection> RaceAsync(params IPAddress[] addresses) =>
        new AddressRace(_network, _time).ConnectAsync(addresses, 443, CancellationToken.None);
}
