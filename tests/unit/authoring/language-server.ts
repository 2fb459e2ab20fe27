/** The engine of VS Code's YAML extension, asked as the editor asks it. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../../..');

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
}

interface Diagnostic {
  message: string;
  range: { start: { line: number; character: number } };
}

interface Item {
  label: string;
  documentation?: string | { value: string };
}

/** An editor with a folder open, by default this project, and with the settings the folder brings. */
export class Editor {
  #folder: string;
  #server = spawn(process.execPath, [
    resolve(root, 'node_modules/yaml-language-server/bin/yaml-language-server'),
    '--stdio',
  ]);
  #waiting: { wanted: (message: Message) => boolean; take: (message: Message) => void }[] = [];
  #count = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder = root): Promise<Editor> {
    const editor = new Editor(folder);
    const uri = pathToFileURL(folder).href;
    editor.#listen(await yamlSettings(folder));
    await editor.#ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'project' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: { publishDiagnostics: {}, completion: {}, hover: {} },
      },
    });
    const asked = editor.#until(({ method }) => method === 'workspace/configuration');
    editor.#tell('initialized', {});
    await asked;
    return editor;
  }

  /** What is underlined in this file when it holds this text, as `line:column message`. */
  async underlines(path: string, text: string): Promise<string[]> {
    const uri = this.#open(path, text);
    const { params } = await this.#until(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri,
    );
    return (params as { diagnostics: Diagnostic[] }).diagnostics.map(
      ({ message, range: { start } }) => `${start.line + 1}:${start.character + 1} ${message}`,
    );
  }

  /** What is offered at the end of this text, with what is said about each. */
  async offers(path: string, text: string): Promise<Map<string, string>> {
    const uri = this.#open(path, text);
    const lines = text.split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const answer = await this.#ask('textDocument/completion', { textDocument: { uri }, position });
    const { items } = answer as { items: Item[] };
    return new Map(
      items.map(({ label, documentation = '' }) => [
        label,
        typeof documentation === 'string' ? documentation : documentation.value,
      ]),
    );
  }

  close(): void {
    this.#server.kill();
  }

  #open(path: string, text: string): string {
    const uri = pathToFileURL(resolve(this.#folder, path)).href;
    this.#count += 1;
    this.#tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: this.#count, text },
    });
    return uri;
  }

  async #ask(method: string, params: unknown): Promise<unknown> {
    this.#count += 1;
    const id = this.#count;
    this.#send({ id, method, params });
    return (await this.#until((message) => message.id === id && message.method === undefined)).result;
  }

  #tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #until(wanted: (message: Message) => boolean): Promise<Message> {
    return new Promise((take) => this.#waiting.push({ wanted, take }));
  }

  #listen(yaml: object): void {
    let buffer = Buffer.alloc(0);
    this.#server.stdout.on('data', (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk]);
      for (;;) {
        const start = buffer.indexOf('\r\n\r\n') + 4;
        const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, start).toString())?.[1]);
        if (start < 4 || buffer.length < start + length) return;
        this.#take(JSON.parse(buffer.subarray(start, start + length).toString()) as Message, yaml);
        buffer = buffer.subarray(start + length);
      }
    });
  }

  #take({ id, method, params, result }: Message, yaml: object): void {
    if (id !== undefined && method !== undefined) {
      const { items = [] } = (params ?? {}) as { items?: { section: string }[] };
      this.#send({ id, result: items.map(({ section }) => (section === 'yaml' ? yaml : {})) });
    }
    const message = { id, method, params, result };
    const found = this.#waiting.find(({ wanted }) => wanted(message));
    this.#waiting = this.#waiting.filter((one) => one !== found);
    found?.take(message);
  }
}

/** What the folder's settings say to the extension; the outside world is not asked. */
async function yamlSettings(folder: string): Promise<object> {
  const settings = JSON.parse(await readFile(resolve(folder, '.vscode/settings.json'), 'utf8')) as object;
  const own = Object.entries(settings).map(([key, value]) => [key.replace('yaml.', ''), value as unknown]);
  return {
    ...(Object.fromEntries(own) as object),
    validate: true,
    completion: true,
    hover: true,
    schemaStore: { enable: false },
  };
}
