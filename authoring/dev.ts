/** `npm run dev`: plays the course while it is written, and shows each change as soon as it is saved. */
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watch } from 'chokidar';
import { endWith, portOf, readCommandLine } from '../scorm/command-line.ts';
import { servePreview } from '../scorm/preview/server.ts';
import { readContent } from '../scorm/read-content.ts';
import { DevBuild } from './dev-build.ts';
import { writeSchemas } from './schemas.ts';

const help = `Plays the course in the preview LMS and shows each change as soon as you save it, where you are.

  npm run dev -- [--content FOLDER] [--port NUMBER]

  --content FOLDER  where course.yaml is (content/en-GB)
  --port NUMBER     where to serve the preview, or the next free one (8080)
  --help            this text

It writes no package: npm run build does. Ctrl+C stops it.`;

/** Editors save in several steps, and some save several files; after this many milliseconds, all of it is there. */
const SETTLING = 50;

const { values } = readCommandLine({
  name: 'npm run dev',
  help,
  options: {
    content: { type: 'string', default: 'content/en-GB' },
    port: { type: 'string', default: '8080' },
  },
});
const port = portOf(values.port);
const content = values.content;
await readContent(content).catch((error: unknown) => endWith((error as Error).message));
await writeSchemas();

const build = new DevBuild(content, (line) => console.log(line));
const { url } = await servePreview({ packages: build, port });
console.log(`Preview: ${url}`);
console.log(`Change a file in ${content} and save it. Ctrl+C stops.`);
build.restart();

const project = ['src', 'scorm', 'rollup.config.js'].map((path) =>
  fileURLToPath(new URL(`../${path}`, import.meta.url)),
);
let changed = new Set<string>();
watch([content, ...project], { ignoreInitial: true }).on('all', (_, path) => {
  if (changed.size === 0) setTimeout(settle, SETTLING);
  changed.add(resolve(path));
});

function settle(): void {
  const paths = [...changed];
  changed = new Set();
  const inProject = paths.some((path) => project.some((one) => path === one || path.startsWith(one + sep)));
  if (inProject) build.restart();
  else build.again();
}
