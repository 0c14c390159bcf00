function Get-ContainerImageTag {
    <#
    .SYNOPSIS
    Lists the tags of a repository.

    .DESCRIPTION
    Runs regpull tags: names come first, then versions by the value of their numbers, the newest last.

    .PARAMETER Repository
    The repository: nginx, ghcr.io/owner/app.

    .PARAMETER Filter
    Returns only the tags that match: * stands for any characters, ? for one. Upper and lower case differ.

    .PARAMETER Last
    Returns only so many tags from the end: the highest versions.

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
    Get-ContainerImageTag nginx | Select-Object -ExpandProperty Tag

    Lists all tags.

    .EXAMPLE
    Get-ContainerImageTag nginx -Filter '1.*-alpine' -Last 1 | Save-ContainerImage

    Saves the newest version of a variant.

    .OUTPUTS
    RegPull.ImageTag: Registry, Repository, Tag, Reference.
    #>
    [CmdletBinding()]
    [OutputType('RegPull.ImageTag')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline)]
        [ValidateNotNullOrEmpty()]
        [string[]] $Repository,

        [string] $Filter,

        [ValidateRange(1, 1000000)]
        [int] $Last,

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
        foreach ($name in $Repository) {
            $arguments = @('tags') + $connection.Arguments
            if ($Filter) { $arguments += "--filter=$Filter" }
            if ($Last) { $arguments += "--limit=$Last" }
            $query = @{ Cmdlet = $PSCmdlet; Environment = $connection.Environment; Target = $name }
            $answer = Invoke-RegPullQuery @query -ArgumentList ($arguments + '--' + $name)
            if ($null -eq $answer) {
                continue
            }
            foreach ($tag in $answer.tags) {
                [pscustomobject]@{
                    PSTypeName = 'RegPull.ImageTag'
                    Registry   = $answer.registry
                    Repository = $answer.repository
                    Tag        = $tag
                    Reference  = "$($answer.registry)/$($answer.repository):$tag"
                }
            }
        }
    }
}
