function Compare-ContainerImage {
    <#
    .SYNOPSIS
    Compares two images or archives: images, layers, and with -Files the paths in them.

    .DESCRIPTION
    Runs regpull diff. Images are paired by name, and are unchanged, moved, added or removed. moved means that the name stands for
    another image now. When each side has one image, these two are compared, whatever their names.
    A difference is a result, not an error.

    .PARAMETER Old
    The earlier side: an image, a path such as ./last.tar or ./last.tar#nginx:1.27, or the transfer file of what was carried earlier.

    .PARAMETER New
    The later side. Files and the objects of Save-ContainerImage are taken from the pipeline.

    .PARAMETER Files
    Lists the paths that were added, changed or removed in images that moved. All layers of these images are read, from a registry too.

    .PARAMETER Platform
    The platform to compare of an image that has several. Default: the one that Save-ContainerImage takes.

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
    (Compare-ContainerImage .\last.transfer.json .\stack.tar).Images | Where-Object Change -ne unchanged

    Lists the images that differ from what was carried earlier.

    .EXAMPLE
    (Compare-ContainerImage nginx:1.26-alpine nginx:1.27-alpine -Files).Images.Files | Sort-Object NewSize -Descending

    Lists the files that differ, the largest first.

    .EXAMPLE
    '{0:n1} MB are new' -f ((Compare-ContainerImage .\last.tar nginx:1.27).NewSize / 1MB)

    Says how many bytes a delta would have.

    .OUTPUTS
    RegPull.ImageComparison: Old, New, Images (Change, Old, New, OldDigest, NewDigest, SameContent, NewLayers, Files), NewLayers, NewSize.
    #>
    [CmdletBinding()]
    [OutputType('RegPull.ImageComparison')]
    param(
        [Parameter(Mandatory, Position = 0)]
        [ValidateNotNullOrEmpty()]
        [string] $Old,

        [Parameter(Mandatory, Position = 1, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('FullName', 'Path', 'Reference')]
        [ValidateNotNullOrEmpty()]
        [string[]] $New,

        [switch] $Files,

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
        $connection = Get-ConnectionArgument -Bound $PSBoundParameters -Cmdlet $PSCmdlet
        $options = @('diff') + $connection.Arguments
        if ($Files) { $options += '--files' }
        if ($Platform) { $options += "--platform=$Platform" }
    }

    process {
        foreach ($side in $New) {
            $query = @{ Cmdlet = $PSCmdlet; Environment = $connection.Environment; Target = $side }
            $answer = Invoke-RegPullQuery @query -ArgumentList ($options + '--' + $Old + $side)
            if ($null -eq $answer) {
                continue
            }
            [pscustomobject]@{
                PSTypeName = 'RegPull.ImageComparison'
                Old        = $Old
                New        = $side
                Images     = ConvertTo-PascalCase $answer.images
                NewLayers  = ConvertTo-PascalCase $answer.newLayers
                NewSize    = $answer.newSize
            }
        }
    }
}
