/** The few commands of W3C WebDriver that the smoke run needs, over fetch. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { WebKit } from './find.ts';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** An element of the page, as WebDriver passes it around. */
export type Handle = Readonly<Record<typeof ELEMENT, string>>;

/** A WebKitGTK window with one page; `close` ends everything that was started for it. */
export class WebKitWindow {
  readonly version: string;
  readonly #address: string;
  readonly #processes: readonly ChildProcess[];

  private constructor(address: string, version: string, processes: readonly ChildProcess[]) {
    this.#address = address;
    this.version = version;
    this.#processes = processes;
  }

  static async open({ driver, browser, xvfb }: WebKit): Promise<WebKitWindow> {
    const processes: ChildProcess[] = [];
    const env = { ...process.env };
    if (xvfb !== undefined) env['DISPLAY'] = await startDisplay(xvfb, processes);
    const port = await freePort();
    processes.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
    const server = `http://127.0.0.1:${port}`;
    await until(() =>
      fetch(`${server}/status`).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
    const options = { binary: browser, args: ['--automation'] };
    const session = await ask<{ sessionId: string; capabilities: { browserVersion: string } }>(
      `${server}/session`,
      { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } },
    );
    return new WebKitWindow(
      `${server}/session/${session.sessionId}`,
      session.capabilities.browserVersion,
      processes,
    );
  }

  async goTo(url: string) {
    await ask(`${this.#address}/url`, { url });
  }

  /** Goes into the frame of this element; null is the page itself. */
  async enter(frame: Handle | null) {
    await ask(`${this.#address}/frame`, { id: frame });
  }

  /** Runs a function in the frame; it must not use anything from outside. */
  run<T, A extends readonly unknown[]>(what: (...args: A) => T, ...args: A): Promise<T> {
    return ask(`${this.#address}/execute/sync`, {
      script: `return (${what.toString()})(...arguments)`,
      args,
    });
  }

  /** A real press of the mouse in the middle of an element. */
  async click(element: Handle) {
    await ask(`${this.#address}/element/${element[ELEMENT]}/click`, {});
  }

  /** Presses the mouse in the middle of an element, takes it to the middle of another and lets go. */
  async drag(from: Handle, to: Handle) {
    const moveTo = (origin: Handle, x = 0) => ({ type: 'pointerMove', duration: 50, origin, x, y: 0 });
    const [down, up] = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
    const actions = [moveTo(from), down, moveTo(from, 20), moveTo(to, 10), moveTo(to), up];
    await ask(`${this.#address}/actions`, { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  /** The element's role and name, as WebKit itself tells a screen reader. */
  async describe(element: Handle): Promise<{ role: string; name: string }> {
    const address = `${this.#address}/element/${element[ELEMENT]}`;
    return { role: await ask(`${address}/computedrole`), name: await ask(`${address}/computedlabel`) };
  }

  async close() {
    await fetch(this.#address, { method: 'DELETE' }).catch(() => undefined); // it may have crashed
    for (const one of this.#processes) one.kill();
  }
}

/** A display nobody sees, whose number Xvfb picks and writes to the pipe 3. */
export async function startDisplay(xvfb: string, processes: ChildProcess[]): Promise<string> {
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'] as const;
  const display = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x900x24'], { stdio: [...stdio] });
  processes.push(display);
  const number = await new Promise<string>((done, fail) => {
    display.stdio[3]?.once('data', (chunk: Buffer) => done(chunk.toString().trim()));
    display.once('exit', (code) => fail(new Error(`Xvfb ended with ${code ?? 'a signal'}.`)));
  });
  return `:${number}`;
}

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function ask<T>(url: string, body?: object): Promise<T> {
  const answer = await fetch(url, body ? { method: 'POST', body: JSON.stringify(body) } : {});
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`WebDriver: ${value.error ?? answer.status}: ${value.message ?? ''}`);
  return value;
}

/** Asks again and again until the answer is there. */
export async function until<T>(
  question: () => Promise<T>,
  what = 'an answer',
  seconds = 30,
): Promise<NonNullable<T>> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await question();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`There was no ${what} in ${seconds} s.`);
    await new Promise((next) => setTimeout(next, 50));
  }
}
