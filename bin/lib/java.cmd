@rem Finds Java 17 or newer without starting one. Called by the launchers in bin.
@rem Sets java_home to the folder of the first that will do; to nothing if there is none.
@set "java_home="
@for %%V in (JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH) do @set "%%V="
@call :consider "%IDETUNNEL_JAVA_HOME%"
@call :consider "%JAVA_HOME%"
@for /d %%D in (
    "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Amazon Corretto\*"
    "%ProgramFiles%\Zulu\*" "%ProgramFiles%\BellSoft\*" "%ProgramFiles%\OpenJDK\*" "%ProgramFiles%\Java\*"
) do @call :consider "%%~D"
@for %%J in (java.exe) do @if not "%%~$PATH:J"=="" call :consider "%%~dp$PATH:J.."
@exit /b 0

:consider
@if defined java_home exit /b 0
@if "%~1"=="" exit /b 0
@if not exist "%~1\bin\java.exe" exit /b 0
@if not exist "%~1\release" exit /b 0
@set "java_major=0"
@for /f "usebackq tokens=1,2 delims==" %%A in ("%~1\release") do @if "%%A"=="JAVA_VERSION" set "java_major=%%~B"
@for /f "tokens=1 delims=.-+_" %%A in ("%java_major%") do @set "java_major=%%A"
@if %java_major% GEQ 17 set "java_home=%~1"
@exit /b 0
