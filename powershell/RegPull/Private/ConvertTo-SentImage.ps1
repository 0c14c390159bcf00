# Turns an object of regpull load --json or push --json into the one that Send-ContainerImage returns.
function ConvertTo-SentImage {
    param([Parameter(ValueFromPipeline)] $Image, [string] $TypeName)

    process {
        $sent = ConvertTo-PascalCase $Image -TypeName $TypeName
        $sent.PSObject.Properties.Remove('Error')
        $sent.PSObject.Properties.Remove('ElapsedSeconds')
        $sent |
            Add-Member -NotePropertyName 'Elapsed' -NotePropertyValue ([timespan]::FromSeconds($Image.elapsedSeconds))
        $sent
    }
}
