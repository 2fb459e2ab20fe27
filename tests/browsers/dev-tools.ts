/** The few commands of the DevTools protocol that playing a course needs, over a WebSocket: puppeteer is too new. */

/** Nothing it is asked takes longer, in milliseconds. */
const PATIENCE = 60_000;

/** What a browser can be asked to do here, whatever it is. */
export interface BrowserPage {
  goTo(address: string): Promise<void>;
  /** Runs a function in the page; it must not use anything from outside. */
  run<T, A extends readonly unknown[]>(what: (...args: A) => T, ...args: A): Promise<Awaited<T>>;
  /** Before the page's own scripts, from the next address on. */
  before(script: string): Promise<void>;
  size(width: number, height: number): Promise<void>;
  /** What the system wishes for. */
  dark(dark: boolean): Promise<void>;
  mouse(type: 'move' | 'down' | 'up', x: number, y: number): Promise<void>;
  /** One character. */
  key(key: string): Promise<void>;
  /** A PNG. */
  picture(): Promise<Buffer>;
  /** What went wrong in the page so far. */
  readonly faults: readonly string[];
}

export interface OpenBrowser {
  readonly page: BrowserPage;
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

export class DevTools implements BrowserPage {
  readonly faults: string[] = [];
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #last = 0;
  #loaded: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Message));
  }

  /** @param address that of a page */
  static async open(address: string): Promise<DevTools> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error(`${address} does not answer.`)));
    });
    const tools = new DevTools(socket);
    for (const domain of ['Page', 'Runtime', 'Log']) await tools.#ask(`${domain}.enable`);
    return tools;
  }

  async goTo(url: string) {
    const loaded = new Promise<void>((done) => (this.#loaded = done));
    await this.#ask('Page.navigate', { url });
    await loaded;
  }

  async run<T, A extends readonly unknown[]>(what: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
    const expression = `(${what.toString()})(...${JSON.stringify(args)})`;
    const { result, exceptionDetails } = await this.#ask('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: Awaited<T> }).value;
  }

  async before(source: string) {
    await this.#ask('Page.addScriptToEvaluateOnNewDocument', { source });
  }

  async size(width: number, height: number) {
    await this.#ask('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
  }

  async dark(dark: boolean) {
    const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
    await this.#ask('Emulation.setEmulatedMedia', { features });
  }

  async mouse(type: 'move' | 'down' | 'up', x: number, y: number) {
    const names = { move: 'mouseMoved', down: 'mousePressed', up: 'mouseReleased' } as const;
    const button = type === 'move' ? {} : { button: 'left', clickCount: 1 };
    await this.#ask('Input.dispatchMouseEvent', { type: names[type], x, y, ...button });
  }

  async key(key: string) {
    for (const type of ['keyDown', 'keyUp'])
      await this.#ask('Input.dispatchKeyEvent', { type, key, ...(type === 'keyDown' ? { text: key } : {}) });
  }

  async picture(): Promise<Buffer> {
    const { data } = await this.#ask('Page.captureScreenshot');
    return Buffer.from(String(data), 'base64');
  }

  #ask(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${method} is not answered.`)), PATIENCE);
      this.#waiting.set(id, ({ result, error }) => {
        clearTimeout(late);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #hear(message: Message) {
    if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    }
    if (message.method === 'Page.loadEventFired') this.#loaded();
    if (message.method === 'Runtime.exceptionThrown') this.faults.push(JSON.stringify(message.params));
  }
}
