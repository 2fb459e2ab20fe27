/**
 * `npm run heard`: the screen reader Orca reads the module in Firefox while a learner takes it by real keys, and what it
 * said becomes docs/heard/. It needs a Linux machine with Orca; see docs/decisions/021-evidence.md.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingForHearing } from './find.ts';
import { hear } from './hear.ts';

const missing = missingForHearing();
if (missing.length > 0) {
  console.error(`Nothing was heard: this machine lacks ${missing.join(', ')} (names of Debian packages).`);
  process.exit(1);
}
if (process.env['HEARD_SESSION'] === undefined) {
  const env = { ...process.env, HEARD_SESSION: '1' };
  const session = spawn('dbus-run-session', ['--', process.execPath, import.meta.filename], {
    env,
    stdio: 'inherit',
  });
  session.once('exit', (code) => (process.exitCode = code ?? 1));
} else {
  const folder = await mkdtemp(join(tmpdir(), 'heard-'));
  try {
    await hear(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
