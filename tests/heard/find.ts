/** What hearing the module takes, and what of it this machine lacks. */
import { inPath } from '../engines/find.ts';

/** The commands by name; where they are, and the Debian package that has them. */
const NEEDED = {
  orca: 'orca',
  firefox: 'firefox-esr',
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xdotool: 'xdotool',
  'dbus-run-session': 'dbus',
} as const;

/** @returns the Debian packages that are missing; none where the machine can hear */
export function missingForHearing(): string[] {
  return Object.entries(NEEDED).flatMap(([command, debian]) => {
    const found = command === 'firefox' ? inPath('firefox-esr', 'firefox') : inPath(command);
    return found === undefined ? [debian] : [];
  });
}
