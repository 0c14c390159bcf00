# Runs one regpull pull for Save-ContainerImage. -WhatIf runs it with --dry-run, to say what would be fetched.
function Save-OneOutput {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Target,
        # What is saved, as shown.
        [string] $Subject = $Target,
        [string] $Destination,
        [string[]] $ArgumentList,
        [hashtable] $Environment
    )

    $run = @{ Cmdlet = $Cmdlet; Activity = "Saving $Subject"; Target = $Target; Environment = $Environment }
    if ($WhatIfPreference) {
        $arguments = $ArgumentList[0], '--dry-run' + @($ArgumentList | Select-Object -Skip 1)
        $plans = @(Invoke-RegPullTransfer @run -ArgumentList $arguments)
        foreach ($group in $plans | Group-Object -Property output) {
            $first = $group.Group[0]
            $megabytes = '{0:n1}' -f ($first.plan.bytesToFetch / 1e6)
            $images = $group.Group.reference -join ', '
            $null = $Cmdlet.ShouldProcess($images, "Fetch $megabytes MB and save to $Destination")
        }
        return
    }
    if ($Cmdlet.ShouldProcess($Subject, "Save to $Destination")) {
        Invoke-RegPullTransfer @run -ArgumentList $ArgumentList | ConvertTo-SavedImage
    }
}
