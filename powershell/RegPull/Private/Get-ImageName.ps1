# Returns the images of a cmdlet: the path of a file that comes through the pipeline, otherwise the names that were bound.
# PowerShell binds the property Name of a file, which would be an image of Docker Hub.
function Get-ImageName {
    [OutputType([string[]])]
    param($InputObject, [string[]] $Name)

    if ($InputObject -is [System.IO.FileSystemInfo]) {
        return $InputObject.FullName
    }
    $Name | Where-Object { $_ }
}
