# Turns an object of regpull pull --json into the one that Save-ContainerImage returns.
function ConvertTo-SavedImage {
    param([Parameter(ValueFromPipeline)] $Image)

    process {
        $saved = ConvertTo-PascalCase $Image -TypeName 'RegPull.SavedImage'
        $saved.PSObject.Properties.Remove('Error')
        $saved.PSObject.Properties.Remove('ElapsedSeconds')
        $saved.PSObject.Properties.Remove('Output')
        $saved | Add-Member -NotePropertyName 'Path' -NotePropertyValue $Image.output
        $saved |
            Add-Member -NotePropertyName 'Elapsed' -NotePropertyValue ([timespan]::FromSeconds($Image.elapsedSeconds))
        $saved
    }
}
