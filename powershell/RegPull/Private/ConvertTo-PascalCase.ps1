# Gives the properties of an object from JSON the names that PowerShell users expect, in depth.
function ConvertTo-PascalCase {
    param($InputObject, [string] $TypeName)

    if ($InputObject -is [array]) {
        return , @($InputObject | ForEach-Object { ConvertTo-PascalCase $_ })
    }
    if ($InputObject -isnot [System.Management.Automation.PSCustomObject]) {
        return $InputObject
    }

    $properties = [ordered]@{}
    if ($TypeName) {
        $properties['PSTypeName'] = $TypeName
    }
    foreach ($property in $InputObject.PSObject.Properties) {
        # The keys of labels are data, not names.
        $isData = $property.Name -eq 'labels'
        $value = if ($isData) { $property.Value } else { ConvertTo-PascalCase $property.Value }
        $properties[$property.Name.Substring(0, 1).ToUpperInvariant() + $property.Name.Substring(1)] = $value
    }
    [pscustomobject]$properties
}
