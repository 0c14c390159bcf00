@{
    RootModule           = 'RegPull.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '5f0c8d0e-6f0b-4b43-9a3e-2d8f6a1f7c11'
    Author               = 'The regpull authors'
    CompanyName          = 'The regpull authors'
    Copyright            = '(c) The regpull authors. MIT license.'
    Description          = 'Pulls, loads and pushes container images without docker. Needs the command regpull.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FunctionsToExport    = @(
        'Save-ContainerImage', 'Send-ContainerImage', 'Get-ContainerImage', 'Get-ContainerImageTag', 'Compare-ContainerImage',
        'Test-ContainerRegistry', 'Test-ContainerImageArchive'
    )
    FormatsToProcess     = @('RegPull.Format.ps1xml')
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags       = @('docker', 'oci', 'container', 'image', 'registry', 'offline')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
