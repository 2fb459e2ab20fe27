@echo off
rem Double-click: installs what is needed the first time, then opens the course in the browser.
cd /d "%~dp0"
where npm >nul 2>nul
if errorlevel 1 (
  echo Node.js is not installed. Get the LTS version from https://nodejs.org, then double-click this file again.
  pause
  exit /b 1
)
if not exist node_modules (
  echo The first time this takes some minutes: about 800 MB are downloaded and unpacked.
  call npm ci
  if errorlevel 1 goto failed
)
call npm start
if errorlevel 1 goto failed
exit /b 0
:failed
echo Something went wrong; the lines above say what.
pause
exit /b 1
