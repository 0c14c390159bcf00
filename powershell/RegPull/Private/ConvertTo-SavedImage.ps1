# Turns the array of regpull pull --json into objects; images that failed are error records already.
function ConvertTo-SavedImage {
    param([string] $Json)

    if (-not $Json.Trim()) {
        return
    }
    foreach ($image in ($Json | ConvertFrom-Json)) {
        if ($null -ne $image.error) {
            continue
        }
        $saved = ConvertTo-PascalCase $image -TypeName 'RegPull.SavedImage'
        $saved.PSObject.Properties.Remove('Error')
        $saved.PSObject.Properties.Remove('ElapsedSeconds')
        $saved.PSObject.Properties.Remove('Output')
        $saved | Add-Member -NotePropertyName 'Path' -NotePropertyValue $image.output
        $saved | Add-Member -NotePropertyName 'Elapsed' -NotePropertyValue ([timespan]::FromSeconds($image.elapsedSeconds))
        $saved
    }
}
