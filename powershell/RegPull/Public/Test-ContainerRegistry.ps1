function Test-ContainerRegistry {
    <#
    .SYNOPSIS
    Finds out why a registry or an image cannot be reached.

    .DESCRIPTION
    Runs regpull doctor, which tests every step to an image: configuration, credentials, proxy, DNS, TCP, TLS, token,
    manifest, blob.
    Returns an object for each step. A step that failed is a result, not an error.

    .PARAMETER Name
    The registry or image: ghcr.io, localhost:5000, mysql:8.0. Default: Docker Hub.

    .PARAMETER Quiet
    Returns $true when no step failed, otherwise $false.

    .PARAMETER Credential
    The user name and password for the registry. Default: what regpull, docker or podman login stored.

    .PARAMETER PlainHttp
    Uses http instead of https.

    .PARAMETER SkipCertificateCheck
    Accepts any certificate of the registry: anyone on the network path can impersonate it.

    .PARAMETER CaFile
    Certificates (PEM) of authorities to trust in addition to those of the system.

    .PARAMETER Mirror
    Mirrors to ask before the registry itself: https://HOST[:PORT][/PATH]. Default: those in the configuration of docker, podman
    and containerd.

    .PARAMETER Proxy
    The proxy: http://[USER:PASSWORD@]HOST:PORT, or none.

    .EXAMPLE
    Test-ContainerRegistry ghcr.io | Where-Object Outcome -eq failed

    Shows what failed.

    .EXAMPLE
    if (-not (Test-ContainerRegistry registry.example.com -Quiet)) { throw 'the registry cannot be reached' }

    Stops a script when a registry cannot be reached.

    .OUTPUTS
    RegPull.RegistryTest: Target, Step, Outcome, Elapsed, Detail; with -Quiet a Boolean.
    #>
    [CmdletBinding()]
    [OutputType('RegPull.RegistryTest', [bool])]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('Reference', 'Registry')]
        [ValidateNotNullOrEmpty()]
        [string[]] $Name = 'docker.io',

        [switch] $Quiet,

        [System.Management.Automation.PSCredential] $Credential,

        [switch] $PlainHttp,

        [switch] $SkipCertificateCheck,

        [string] $CaFile,

        [ValidateNotNullOrEmpty()]
        [string[]] $Mirror,

        [string] $Proxy
    )

    begin {
        Copy-CallerPreference -Cmdlet $PSCmdlet
    }

    process {
        $connection = Get-ConnectionArgument -Bound $PSBoundParameters -Cmdlet $PSCmdlet
        foreach ($target in $Name) {
            $arguments = @('doctor') + $connection.Arguments + '--' + $target
            $query = @{ Cmdlet = $PSCmdlet; Environment = $connection.Environment; Target = $target }
            $steps = Invoke-RegPullQuery @query -ArgumentList $arguments
            if ($null -eq $steps) {
                continue
            }
            if ($Quiet) {
                @($steps | Where-Object { $_.outcome -eq 'failed' }).Count -eq 0
                continue
            }
            foreach ($step in $steps) {
                [pscustomobject]@{
                    PSTypeName = 'RegPull.RegistryTest'
                    Target     = $target
                    Step       = $step.step
                    Outcome    = $step.outcome
                    Elapsed    = [timespan]::FromSeconds($step.seconds)
                    Detail     = $step.detail
                }
            }
        }
    }
}
