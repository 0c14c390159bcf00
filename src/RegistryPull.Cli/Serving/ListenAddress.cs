using System.Globalization;
using System.Net;

namespace RegistryPull.Cli.Serving;

/// <summary>Where a server listens.</summary>
/// <param name="EndPoint">The address and the port.</param>
internal sealed record ListenAddress(IPEndPoint EndPoint)
{
    private const int DefaultPort = 5000;

    /// <summary>Gets the address that only this machine can reach.</summary>
    public static ListenAddress Default { get; } = new(new IPEndPoint(IPAddress.Loopback, DefaultPort));

    /// <summary>Gets whether only this machine can reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(EndPoint.Address);

    /// <summary>Returns the same address with another port.</summary>
    public ListenAddress WithPort(int port) => new(new IPEndPoint(EndPoint.Address, port));

    /// <summary>Gets <c>HOST:PORT</c> as other programs reach the server. An address that stands for all of a machine's
    /// is the name of the machine to them.</summary>
    /// <param name="machine">The name of this machine.</param>
    public string Authority(string machine)
    {
        var isAny = EndPoint.Address.Equals(IPAddress.Any) || EndPoint.Address.Equals(IPAddress.IPv6Any);
        if (isAny)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{machine}:{EndPoint.Port}");
        }

        return EndPoint.ToString();
    }

    /// <summary>Reads <c>ADDRESS:PORT</c>.</summary>
    /// <returns>The address; null when the text is not one.</returns>
    public static ListenAddress? TryParse(string text)
    {
        var local = text.Replace("localhost:", "127.0.0.1:", StringComparison.Ordinal);

        // An address without a port is read as one with port 0, and a number alone as an address.
        var hasPort = local.LastIndexOf(':') > local.LastIndexOf(']') && local.Contains('.', StringComparison.Ordinal)
            || local.Contains("]:", StringComparison.Ordinal);
        if (hasPort && IPEndPoint.TryParse(local, out var endPoint))
        {
            return new ListenAddress(endPoint);
        }

        return null;
    }

    public override string ToString() => EndPoint.ToString();
}
