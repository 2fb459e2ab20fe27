import { run } from '../command.ts';

/** Package tests play what `npm run build` makes, so that is made first. */
export default async function buildFirst(): Promise<void> {
  const { ok, output } = await run('node', ['scorm/build.ts']);
  if (!ok) throw new Error(`The package could not be built:\n${output}`);
}
