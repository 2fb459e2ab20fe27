import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { formatProblem, type Problem } from '../src/compiler/compile.ts';

/** What a command takes, besides `--help`. */
interface Command<Options extends ParseArgsOptionsConfig> {
  /** As people type it, such as `npm run build`. */
  readonly name: string;
  /** What `--help` prints. */
  readonly help: string;
  readonly options: Options;
  /** Whether it takes anything besides options, such as files. */
  readonly allowPositionals?: boolean;
}

/** Reads the options of the running command. Help, and a sentence for what it does not know, end it here. */
export function readCommandLine<Options extends ParseArgsOptionsConfig>(command: Command<Options>) {
  const { name, help, options, allowPositionals = false } = command;
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } as const },
      allowPositionals,
    });
    if ('help' in values) {
      console.log(help);
      process.exit(0);
    }
    return { values, positionals };
  } catch (error) {
    const [what = ''] = (error as Error).message.split(/\.\s/);
    endWith(`${what}; "${name} -- --help" says what there is.`);
  }
}

/** Ends the running command with a sentence for the person who typed it. */
export function endWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** Ends the running command with what is wrong, a line for each, and what that means for the command. */
export function endWithProblems(problems: readonly Problem[], end: string): never {
  endWith(problemList(problems, end));
}

/** What is wrong, a line for each, and what that means for the command. */
export function problemList(problems: readonly Problem[], end: string): string {
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return `${problems.map(formatProblem).join('\n')}\n${count}; ${end}.`;
}

/** A port as it was typed; 0 takes any. What is none ends the command. */
export function portOf(text: string): number {
  const port = Number(text);
  const right = /^\d+$/.test(text) && port <= 65_535;
  return right ? port : endWith(`${text} is no port; name a number such as 8080.`);
}
