import { askedByPage, askedByStyles, type Asked } from './asked.ts';
import { findings, note, problem, someOf, type Complaint, type Finding } from './findings.ts';

/** What scripts do that hosts or browsers do not let them. */
const scriptTraps: readonly { pattern: RegExp; what: string; todo: string }[] = [
  {
    // A save at "beforeunload" is right where another follows at "pagehide": ILIAS gets only the first, others the second.
    pattern: /["'`]unload["'`]|\bon(?:before)?unload\s*=|^(?!.*["'`]pagehide["'`]).*["'`]beforeunload["'`]/s,
    what: 'waits for "unload" or "beforeunload", which browsers are giving up and Moodle answers badly',
    todo: 'save while the learner works, and at pagehide',
  },
  {
    pattern: /\beval\s*\(|\bnew Function\s*\(/,
    what: 'makes code out of text, which a strict content security policy forbids',
    todo: 'ask its maker for a version that does not',
  },
  {
    pattern: /serviceWorker\s*\.\s*register/,
    what: "installs a service worker, which stays on the LMS's site after the course is gone",
    todo: 'leave it out',
  },
];

/** What the files would ask of the outside world, and what a careful host would stop. */
export function checkContent(files: ReadonlyMap<string, Uint8Array>): Finding[] {
  const looked = [...files].map(([name, bytes]) => look(name, bytes));
  return [
    ...findings(
      'outside',
      looked.flatMap(({ outside }) => outside),
      'its pages, styles and scripts name nothing outside of the package',
    ),
    ...findings(
      'host',
      looked.flatMap(({ host }) => host),
      'it keeps to what strict hosts allow: no code or style inside pages, no eval, no worker',
    ),
  ];
}

interface Looked {
  /** What leads out of the package. */
  readonly outside: readonly Complaint[];
  /** What depends on the host. */
  readonly host: readonly Complaint[];
}

function look(name: string, bytes: Uint8Array): Looked {
  const text = () => new TextDecoder().decode(bytes);
  if (/\.(html?|xhtml|svg)$/i.test(name)) return lookAtPage(name, askedByPage(text()));
  if (/\.css$/i.test(name)) {
    return lookAtPage(name, { addresses: askedByStyles(text()), inline: false });
  }
  if (/\.m?js$/i.test(name)) return lookAtScript(name, text());
  return { outside: [], host: [] };
}

function lookAtPage(name: string, { addresses, inline }: Asked): Looked {
  const elsewhere = addresses.filter((address) => /^([a-z]+:)?\/\//i.test(address));
  const open = elsewhere.filter((address) => /^http:/i.test(address));
  const safe = elsewhere.filter((address) => !open.includes(address));
  const fromRoot = addresses.filter((address) => /^\/(?!\/)/.test(address));
  return {
    outside: [
      ...when(open, (list) =>
        problem(
          `${name} loads ${list} without encryption, which browsers stop in an LMS with https`,
          'put these files into the package',
        ),
      ),
      ...when(safe, (list) =>
        note(
          `${name} loads ${list}: not in the app of Moodle without a network, nor where the host forbids it`,
          'put these files into the package',
        ),
      ),
    ],
    host: [
      ...when(fromRoot, (list) =>
        problem(`${name} loads ${list} from the root of the server`, 'write it relative to the file'),
      ),
      ...when(inline ? [name] : [], () =>
        note(
          'has code or styles inside, which a strict content security policy forbids',
          'put them into files of their own',
          { kind: 'page', name },
        ),
      ),
    ],
  };
}

function lookAtScript(name: string, script: string): Looked {
  const named = [...script.matchAll(/["'`]((?:https?|wss?):\/\/(?!www\.w3\.org\/)[^"'`\s/]+)/g)];
  const hosts = [...new Set(named.map(([, address = '']) => address))];
  return {
    outside: when(hosts, (list) =>
      note(`${name} names ${list}`, 'play it and see whether it asks for anything there'),
    ),
    host: [
      ...scriptTraps
        .filter(({ pattern }) => pattern.test(script))
        .map(({ what, todo }) => note(what, todo, { kind: 'script', name })),
      ...when(name.endsWith('.mjs') ? [name] : [], () =>
        problem(
          'ends in .mjs, which Moodle serves as plain text, so that browsers refuse it',
          'call it .js',
          {
            kind: 'script',
            name,
          },
        ),
      ),
    ],
  };
}

function when(found: readonly string[], complain: (list: string) => Complaint): Complaint[] {
  return found.length > 0 ? [complain(someOf(found))] : [];
}
