@echo off
rem Starts Order Archiver. JAVA_HOME names the Java to use, else the one on the PATH is; JAVA_OPTS holds options for it.
rem ORDER_ARCHIVER_HOME, where .env, config\ and data\ are, is the directory of this distribution unless set.
rem
rem   order-archiver COMMAND [OPTION...]
rem   order-archiver warm-up             prepares this distribution for the Java that JAVA_HOME names: commands then start in half the time
setlocal DisableDelayedExpansion

for %%d in ("%~dp0..") do set "OA_HOME=%%~fd"
set "OA_JAR=%OA_HOME%\lib\order-archiver.jar"
set "OA_ARCHIVE=%OA_HOME%\lib\order-archiver.jsa"

if defined JAVA_HOME goto java_home
set "OA_JAVA=java"
where java >nul 2>nul
if not errorlevel 1 goto java_found
echo order-archiver: There is no Java. Install a Java 17 or later, or let JAVA_HOME name one. 1>&2
exit /b 2
:java_home
set "OA_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%OA_JAVA%" goto java_found
echo order-archiver: JAVA_HOME is '%JAVA_HOME%', but there is no bin\java.exe in it. Let it name a Java 17 or later. 1>&2
exit /b 2
:java_found

if "%~1"=="warm-up" goto warm_up
if not defined ORDER_ARCHIVER_HOME set "ORDER_ARCHIVER_HOME=%OA_HOME%"

rem What is over within a minute wants little from the compiler, the rest all of it; see bin/order-archiver.
set "OA_OPTIONS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
for %%c in (watch verify complete simulate demo worker) do if "%~1"=="%%c" set "OA_OPTIONS="
set "OA_FIRST=%~1"
if "%OA_FIRST:~0,2%"=="--" if not "%OA_FIRST%"=="--help" if not "%OA_FIRST%"=="--version" if not "%~2"=="archiveDeliveredOrders" set "OA_OPTIONS="
if "%~2"=="--help" set "OA_OPTIONS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"

rem The class data archive is for one Java, in one place, and for one build; for another one it would slow the start.
set "OA_SHARED="
if not defined JAVA_HOME goto start
if not exist "%OA_ARCHIVE%" goto start
if not exist "%OA_ARCHIVE%.home" goto start
fc /b "%JAVA_HOME%\release" "%OA_ARCHIVE%.release" >nul 2>nul
if errorlevel 1 goto start
set "OA_WARM="
set /p OA_WARM=<"%OA_ARCHIVE%.home"
for %%j in ("%OA_JAR%") do if "%OA_WARM%"=="%OA_HOME% %%~zj" set "OA_SHARED=-XX:SharedArchiveFile="%OA_ARCHIVE%""

:start
"%OA_JAVA%" -Xlog:disable -Xlog:all=warning:stderr -Dfile.encoding=UTF-8 %OA_OPTIONS% %JAVA_OPTS% %OA_SHARED% -jar "%OA_JAR%" %*
exit /b %ERRORLEVEL%

:warm_up
if defined JAVA_HOME if exist "%JAVA_HOME%\release" goto warm_up_with
echo order-archiver: Set JAVA_HOME, to the Java that is to be warmed up for. 1>&2
exit /b 1
:warm_up_with
set "OA_WORK=%TEMP%\order-archiver-%RANDOM%%RANDOM%"
mkdir "%OA_WORK%\home" || exit /b 1
setlocal
for %%v in (MONGODB_URI MONGODB_DATABASE SIMULATION_URI BATCH_DATABASE_URL JAVA_TOOL_OPTIONS) do set "%%v="
set "ORDER_ARCHIVER_HOME=%OA_WORK%\home"
set "MANAGEMENT_PORT=0"
call :train 1 --help
call :train 2 unknown
call :train 3 simulate --simulation --count 200
call :train 4 archive --simulation
call :train 5 watch --simulation --until-idle 1s
call :train 6 doctor --simulation
call :train 7 runs list --simulation
call :train 8 rejects list --simulation
call :train 9 verify --simulation --recheck 0s
call :train 10 explain --simulation CMD-1
call :train 11 complete --simulation
call :train 12 completion bash
endlocal
copy /b "%OA_WORK%\*.classes" "%OA_WORK%\all" >nul
del "%OA_ARCHIVE%" "%OA_ARCHIVE%.home" "%OA_ARCHIVE%.release" 2>nul
"%OA_JAVA%" -Xshare:dump -XX:SharedClassListFile="%OA_WORK%\all" -XX:SharedArchiveFile="%OA_ARCHIVE%" -jar "%OA_JAR%" >"%OA_WORK%\log" 2>&1
if not exist "%OA_ARCHIVE%" goto warm_up_failed
copy /b "%JAVA_HOME%\release" "%OA_ARCHIVE%.release" >nul
for %%j in ("%OA_JAR%") do >"%OA_ARCHIVE%.home" (echo %OA_HOME% %%~zj)
rmdir /s /q "%OA_WORK%"
echo order-archiver: warm for %JAVA_HOME% (%OA_ARCHIVE%) 1>&2
exit /b 0
:warm_up_failed
echo order-archiver: Java made no class data archive: 1>&2
type "%OA_WORK%\log" 1>&2
rmdir /s /q "%OA_WORK%"
exit /b 1

rem Notes which classes a command loads. What it ends with does not matter.
:train
"%OA_JAVA%" -XX:DumpLoadedClassList="%OA_WORK%\%1.classes" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -jar "%OA_JAR%" %2 %3 %4 %5 %6 %7 >>"%OA_WORK%\log" 2>&1
exit /b 0
