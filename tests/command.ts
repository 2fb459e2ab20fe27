import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

export interface Outcome {
  readonly ok: boolean;
  /** What the command printed; '' when it was streamed. */
  readonly output: string;
}

const tools = join(resolve(import.meta.dirname, '..'), 'node_modules', '.bin');

/**
 * Runs one of the project's tools from the project's folder; never throws.
 * @param stream shows the output as it comes instead of keeping it
 */
export function run(
  command: string,
  args: readonly string[],
  { stream = false, env = {} }: { stream?: boolean; env?: Record<string, string> } = {},
): Promise<Outcome> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    const child = spawn(command, args, {
      cwd: resolve(import.meta.dirname, '..'),
      env: { ...process.env, ...env, PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}` },
      shell: process.platform === 'win32', // npm's tools are .cmd files there
      stdio: ['ignore', stream ? 'inherit' : 'pipe', stream ? 'inherit' : 'pipe'],
    });
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString().trim();
    child.on('error', (error) => done({ ok: false, output: `${command} could not run: ${error.message}` }));
    child.on('close', (code) => done({ ok: code === 0, output: output() }));
  });
}
