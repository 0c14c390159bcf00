function Get-ContainerImage {
    <#
    .SYNOPSIS
    Shows what an image is, without downloading it.

    .DESCRIPTION
    Runs regpull inspect: digest, platforms, and for one platform the layers, the size of a pull, the configuration and
    the history.

    .PARAMETER Name
    The image, as docker pull takes it, or a path such as ./stack.tar#nginx:1.27. Files are taken from the pipeline.

    .PARAMETER Platform
    The platform to show of an image that has several. Default: the one that Save-ContainerImage takes.

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
    (Get-ContainerImage nginx:1.27).Platforms | Where-Object { -not $_.IsAttestation }

    Lists the platforms of an image.

    .EXAMPLE
    'nginx', 'redis' | Get-ContainerImage | Select-Object Reference, Digest, @{ n = 'MB'; e = { $_.Image.DownloadSize / 1MB } }

    Shows how much a pull downloads.

    .OUTPUTS
    RegPull.Image: Reference, Registry, Repository, Tag, Digest, MediaType, Platforms, Image.
    #>
    [CmdletBinding()]
    [OutputType('RegPull.Image')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('Reference')]
        [ValidateNotNullOrEmpty()]
        [string[]] $Name,

        [string] $Platform,

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
        $isPiped = $MyInvocation.ExpectingInput
    }

    process {
        $connection = Get-ConnectionArgument -Bound $PSBoundParameters -Cmdlet $PSCmdlet
        $piped = if ($isPiped) { $_ }
        foreach ($reference in Get-ImageName -InputObject $piped -Name $Name) {
            $arguments = @('inspect') + $connection.Arguments
            if ($Platform) { $arguments += "--platform=$Platform" }
            $query = @{ Cmdlet = $PSCmdlet; Environment = $connection.Environment; Target = $reference }
            $answer = Invoke-RegPullQuery @query -ArgumentList ($arguments + '--' + $reference)
            if ($null -ne $answer) {
                ConvertTo-PascalCase $answer -TypeName 'RegPull.Image'
            }
        }
    }
}
