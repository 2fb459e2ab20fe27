import rules from '../.dependency-cruiser.js';
import { run, type Outcome } from './command.ts';

/** What we read of what dependency-cruiser says. */
interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

/** Checks who imports whom. A rule about folders that no longer exist fails too, since it would forbid nothing. */
export async function checkImportRules(fewest: number): Promise<Outcome> {
  const folders = ['src', 'scorm', 'authoring', 'tests'];
  const { output } = await run('depcruise', [
    '--config',
    '.dependency-cruiser.js',
    '--output-type',
    'json',
    ...folders,
  ]);
  if (!output.startsWith('{')) return { ok: false, output };
  const { modules, summary } = JSON.parse(output) as Cruise;
  const sources = modules.map(({ source }) => source);
  const problems = [
    ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...blindRules(sources),
    ...(sources.length >= fewest ? [] : [`Only ${sources.length} modules were seen, not even ${fewest}.`]),
  ];
  return { ok: problems.length === 0, output: problems.join('\n') };
}

/** The rules that see no module, each with the pattern that finds none. */
function blindRules(sources: readonly string[]): string[] {
  return rules.forbidden.flatMap(({ name, from }) => {
    const patterns: readonly string[] = 'path' in from && from.path ? [from.path].flat() : [];
    return patterns
      .filter((pattern) => !sources.some((source) => new RegExp(pattern).test(source)))
      .map((pattern) => `${name}: no module is in ${pattern}, so this rule forbids nothing.`);
  });
}
