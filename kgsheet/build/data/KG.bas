Attribute VB_Name = "KG"
' The buttons of the workbook. Each starts the Python function of kgsheet.macros that bears its
' name; nothing else is done here. One module for Excel and for LibreOffice, which compiles every
' line, also between #If and #End If: there are none, and no Declare.
' ASCII only: what is shown comes from the sheet xlwings.conf, in Vietnamese.
Option Explicit

Private Const KG_CONF As String = "xlwings.conf"
Private Const KG_ADDIN As String = "xlwings.xlam"
Private Const KG_IMPORT As String = "import kgsheet.macros; kgsheet.macros."
Private Const KG_SIGN As String = "import sys, kgsheet; open(sys.argv[1], 'x').close()"
Private Const KG_NOT_A_COMMAND As Long = 9009  ' cmd.exe: no such program

Public Sub KG_Check()
    KG_Run "check"
End Sub

Public Sub KG_Update()
    KG_Run "update"
End Sub

Public Sub KG_ReportBc()
    KG_Run "report_bc"
End Sub

Public Sub KG_ReportKh()
    KG_Run "report_kh"
End Sub

Public Sub KG_Issue()
    KG_Run "issue"
End Sub

Public Sub KG_Restore()
    KG_Run "restore"
End Sub

' The buttons of the ribbon tab: the id of each is kg_ and the name of its function.
Public Sub KG_Ribbon(control As Object)
    KG_Run Mid(control.ID, 4)
End Sub

' The one way to Python.
Private Sub KG_Run(ByVal action As String)
    Dim refusal As String
    refusal = KG_Refusal()
    If refusal <> "" Then
        KG_Say refusal
    ElseIf KG_IsLibreOffice() Then
        KG_RunInLibreOffice action
    ElseIf KG_IsWindowsExcel() Then
        KG_RunOnWindows action, KG_Expanded(KG_Setting("INTERPRETER_WIN", "python"))
    ElseIf KG_HasAddIn() Then
        KG_RunByAddIn action
    Else
        KG_Say KG_Text("KG_MSG_MAC")
    End If
End Sub

' LibreOffice calls itself Microsoft Excel 11.0; Excel 2007, the oldest with .xlsm, is 12.0.
Private Function KG_IsLibreOffice() As Boolean
    KG_IsLibreOffice = (Val(Application.Version) < 12)
End Function

' LibreOffice is not asked for its system: it may not know the question.
Private Function KG_IsWindowsExcel() As Boolean
    If Not KG_IsLibreOffice() Then
        KG_IsWindowsExcel = (InStr(Application.OperatingSystem, "Mac") = 0)
    End If
End Function

Private Function KG_HasAddIn() As Boolean
    Dim addIn As Object
    On Error Resume Next
    Set addIn = Workbooks(KG_ADDIN)
    KG_HasAddIn = Not (addIn Is Nothing)
End Function

' Why the workbook, as it lies, cannot be handed to Python; empty when it can.
Private Function KG_Refusal() As String
    If ThisWorkbook.Path = "" Then
        KG_Refusal = KG_Text("KG_MSG_NOT_SAVED")
    ElseIf InStr(ThisWorkbook.Path, "://") > 0 Then
        KG_Refusal = KG_Text("KG_MSG_ONLINE")
    ElseIf KG_IsLibreOffice() Then
        KG_Refusal = ""
    ElseIf InStr(ThisWorkbook.Name, "=") > 0 Or UBound(Split(ThisWorkbook.Name, "%")) > 1 Then
        ' xlwings cuts the name at a second =, and cmd.exe fills in %NAME%.
        KG_Refusal = KG_Text("KG_MSG_NAME")
    End If
End Function

' --- Excel ------------------------------------------------------------------------------------

' Python starts in its own folder or in that of Windows: no file beside the workbook is imported.
Private Sub KG_RunOnWindows(ByVal action As String, ByVal python As String)
    Dim folder As String
    If Not KG_Exists(python) Then
        KG_Say Replace(KG_Text("KG_MSG_NO_PYTHON"), "{python}", python)
        Exit Sub
    End If
    folder = KG_MoveTo(KG_HomeOf(python))
    If KG_HasAddIn() Then
        KG_RunByAddIn action
    Else
        KG_RunByLauncher action, python
    End If
    KG_MoveTo folder
End Sub

Private Sub KG_RunByAddIn(ByVal action As String)
    ThisWorkbook.Activate  ' the add-in hands over the active workbook
    Application.Run KG_ADDIN & "!RunPython", KG_IMPORT & action & "()"
End Sub

' Without the add-in, on Windows: the command line is that of xlwings' own RunPython, so that
' xlwings.Book.caller() finds the workbook; -P leaves the current folder out of the imports.
Private Sub KG_RunByLauncher(ByVal action As String, ByVal python As String)
    Dim journal As String, status As Long
    On Error GoTo NoShell
    journal = KG_TempFile("log")
    Application.StatusBar = KG_Text("KG_MSG_STARTING")
    status = CreateObject("WScript.Shell").Run(KG_Command(python, action, journal), 0, True)
    On Error GoTo 0
    Application.StatusBar = False
    KG_Report status, python, journal
    Exit Sub
NoShell:
    Application.StatusBar = False
    KG_Say Replace(KG_Text("KG_MSG_NO_PYTHON"), "{python}", python)
End Sub

Private Function KG_Command(ByVal python As String, ByVal action As String, _
                            ByVal journal As String) As String
    Dim command As String
    command = KG_Surroundings() & KG_Quoted(python) & " -P -X utf8 -c "
    command = command & KG_Quoted(KG_IMPORT & action & "()")
    command = command & " --wb=" & KG_Quoted(ThisWorkbook.Name) & " --from_xl=1"
    command = command & " --app=" & KG_Quoted(Application.Path & "\" & Application.Name)
    command = command & " --hwnd=" & KG_Quoted(CStr(Application.Hwnd))
    command = command & " 2> " & KG_Quoted(journal)
    KG_Command = "cmd.exe /S /C " & KG_Quoted(command)
End Function

' What the settings ask for before Python starts: a conda environment, more folders of modules.
Private Function KG_Surroundings() As String
    Dim conda As String, paths As String, before As String
    conda = KG_Setting("CONDA PATH", "")
    paths = KG_Setting("PYTHONPATH", "")
    If conda <> "" Then
        before = "call " & KG_Quoted(conda & "\condabin\conda.bat") & " activate " & _
            KG_Quoted(KG_Setting("CONDA ENV", "base")) & "&& "
    End If
    If paths <> "" Then
        before = before & "set " & KG_Quoted("PYTHONPATH=" & paths) & "&& "
    End If
    KG_Surroundings = before
End Function

Private Sub KG_Report(ByVal status As Long, ByVal python As String, ByVal journal As String)
    Dim said As String
    If status = 0 Then
        KG_Forget journal
    ElseIf status = KG_NOT_A_COMMAND Then
        KG_Say Replace(KG_Text("KG_MSG_NO_PYTHON"), "{python}", python)
    Else
        said = KG_ReadUtf8(journal)
        If InStr(said, "No module named 'kgsheet") > 0 Or InStr(said, "Unknown option: -P") > 0 Then
            KG_Say Replace(KG_Text("KG_MSG_NO_PACKAGE"), "{python}", python)
        Else
            KG_Say Replace(KG_Text("KG_MSG_FAILED"), "{log}", journal)
        End If
    End If
End Sub

' --- LibreOffice ------------------------------------------------------------------------------

' Python runs beside the office and finds the document by its address. Nobody waits for it: it
' needs the office to answer. So that a Python without kgsheet is noticed, it leaves a sign first.
Private Sub KG_RunInLibreOffice(ByVal action As String)
    Dim python As String, document As String
    python = KG_Setting("INTERPRETER_LO", IIf(Application.PathSeparator = "\", "python", "python3"))
    document = KG_Url(ThisWorkbook.Path & Application.PathSeparator & ThisWorkbook.Name)
    On Error GoTo NoPython
    If KG_LeavesASign(python) Then
        Shell KG_Quoted(python) & " -P -m kgsheet.macros " & action & _
            " --book " & KG_Quoted(document), 0
    Else
        KG_Say Replace(KG_Text("KG_MSG_NO_PACKAGE"), "{python}", python)
    End If
    Exit Sub
NoPython:
    KG_Say Replace(KG_Text("KG_MSG_NO_PYTHON"), "{python}", python)
End Sub

' Whether a Python that can import kgsheet made a file within ten seconds.
Private Function KG_LeavesASign(ByVal python As String) As Boolean
    Dim sign As String, started As Double
    sign = Environ(IIf(Application.PathSeparator = "\", "TEMP", "TMPDIR"))
    If sign = "" Then sign = "/tmp"
    sign = sign & Application.PathSeparator & "kgsheet-" & CLng(Timer * 100) & ".sign"
    Shell KG_Quoted(python) & " -P -c " & KG_Quoted(KG_SIGN) & " " & KG_Quoted(sign), 0
    started = Timer
    Do While Dir(sign) = "" And Abs(Timer - started) < 10
        DoEvents
    Loop
    If Dir(sign) <> "" Then
        Kill sign
        KG_LeavesASign = True
    End If
End Function

' A path as a file address: letters, digits, / and : as they are, all else as %XX of its UTF-8.
Private Function KG_Url(ByVal path As String) As String
    Dim place As Long, code As Long, url As String
    If Application.PathSeparator = "\" Then path = Replace(path, "\", "/")
    For place = 1 To Len(path)
        code = KG_CodeAt(path, place)
        If code > 65535 Then place = place + 1  ' two units of UTF-16
        url = url & KG_Escaped(code)
    Next place
    If Left(path, 2) = "//" Then
        KG_Url = "file:" & url
    ElseIf Left(path, 1) = "/" Then
        KG_Url = "file://" & url
    Else
        KG_Url = "file:///" & url
    End If
End Function

Private Function KG_CodeAt(ByVal words As String, ByVal place As Long) As Long
    Dim code As Long
    code = KG_Unit(words, place)
    If code >= 55296 And code <= 56319 And place < Len(words) Then
        code = 65536 + (code - 55296) * 1024 + (KG_Unit(words, place + 1) - 56320)
    End If
    KG_CodeAt = code
End Function

Private Function KG_Unit(ByVal words As String, ByVal place As Long) As Long
    Dim unit As Long
    unit = AscW(Mid(words, place, 1))
    If unit < 0 Then unit = unit + 65536
    KG_Unit = unit
End Function

Private Function KG_Escaped(ByVal code As Long) As String
    Select Case code
        Case 45 To 58, 65 To 90, 95, 97 To 122  ' - . / 0-9 : A-Z _ a-z
            KG_Escaped = Chr(code)
        Case 0 To 127
            KG_Escaped = KG_Byte(code)
        Case 128 To 2047
            KG_Escaped = KG_Byte(192 + code \ 64) & KG_Rest(code, 1)
        Case 2048 To 65535
            KG_Escaped = KG_Byte(224 + code \ 4096) & KG_Rest(code, 2)
        Case Else
            KG_Escaped = KG_Byte(240 + code \ 262144) & KG_Rest(code, 3)
    End Select
End Function

' The last bytes of a letter in UTF-8, six bits in each.
Private Function KG_Rest(ByVal code As Long, ByVal count As Long) As String
    Dim number As Long, rest As String
    For number = 1 To count
        rest = KG_Byte(128 + code Mod 64) & rest
        code = code \ 64
    Next number
    KG_Rest = rest
End Function

Private Function KG_Byte(ByVal number As Long) As String
    KG_Byte = "%" & Right("0" & Hex(number), 2)
End Function

' --- Settings and sentences -------------------------------------------------------------------

Private Function KG_Setting(ByVal key As String, ByVal other As String) As String
    Dim conf As Worksheet, row As Long
    KG_Setting = other
    On Error GoTo NoSheet
    Set conf = ThisWorkbook.Worksheets(KG_CONF)
    For row = 1 To 100
        If CStr(conf.Cells(row, 1).Value) = key Then
            If CStr(conf.Cells(row, 2).Value) <> "" Then KG_Setting = CStr(conf.Cells(row, 2).Value)
            Exit Function
        End If
    Next row
NoSheet:
End Function

Private Function KG_Text(ByVal key As String) As String
    KG_Text = KG_Setting(key, "kgsheet: " & key)
End Function

' Excel's MsgBox shows only letters of the system's code page; Popup shows all of them.
Private Sub KG_Say(ByVal words As String)
    Dim title As String
    title = KG_Setting("KG_MSG_TITLE", "kgsheet")
    If Not KG_IsWindowsExcel() Then
        MsgBox words, 48, title
        Exit Sub
    End If
    On Error GoTo NoShell
    CreateObject("WScript.Shell").Popup words, 0, title, 48 + 4096  ' exclamation mark, in front
    Exit Sub
NoShell:
    Application.StatusBar = words
    MsgBox "kgsheet: Windows Script Host is switched off.", 48, "kgsheet"
End Sub

Private Function KG_Quoted(ByVal words As String) As String
    KG_Quoted = Chr(34) & words & Chr(34)
End Function

' --- Files and folders of Windows; VBA's own functions know only letters of its code page -------

Private Function KG_Files() As Object
    Set KG_Files = CreateObject("Scripting.FileSystemObject")
End Function

Private Function KG_TempFile(ByVal extension As String) As String
    Dim fileName As String
    fileName = "kgsheet-" & Format(Now, "yyyymmdd-hhnnss") & "." & extension
    KG_TempFile = KG_Files().BuildPath(KG_Files().GetSpecialFolder(2).Path, fileName)
End Function

' A bare name is looked for along PATH, so only cmd.exe can tell whether it is there.
Private Function KG_Exists(ByVal python As String) As Boolean
    KG_Exists = (InStr(python, "\") = 0) Or KG_Files().FileExists(python)
End Function

' Settings may name folders by %VARIABLES%.
Private Function KG_Expanded(ByVal path As String) As String
    KG_Expanded = path
    On Error Resume Next
    KG_Expanded = CreateObject("WScript.Shell").ExpandEnvironmentStrings(path)
End Function

' Where to start Python: its own folder, or that of Windows; never the workbook's.
Private Function KG_HomeOf(ByVal python As String) As String
    KG_HomeOf = KG_Files().GetSpecialFolder(0).Path
    If InStr(python, "\") > 0 And KG_Exists(python) Then
        KG_HomeOf = KG_Files().GetParentFolderName(python)
    End If
End Function

' Makes a folder the current one and returns the one before.
Private Function KG_MoveTo(ByVal folder As String) As String
    Dim host As Object
    On Error Resume Next
    Set host = CreateObject("WScript.Shell")
    KG_MoveTo = host.CurrentDirectory
    host.CurrentDirectory = folder
End Function

Private Sub KG_Forget(ByVal file As String)
    On Error Resume Next
    KG_Files().DeleteFile file
End Sub

Private Function KG_ReadUtf8(ByVal file As String) As String
    Dim stream As Object
    On Error Resume Next
    Set stream = CreateObject("ADODB.Stream")
    stream.Charset = "utf-8"
    stream.Open
    stream.LoadFromFile file
    KG_ReadUtf8 = stream.ReadText
    stream.Close
End Function
