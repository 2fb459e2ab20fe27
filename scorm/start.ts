/** `npm start`: builds every package, plays them in the preview LMS, and opens the course in the studio. */
import { dirname, resolve } from 'node:path';
import { buildOrExit } from './build.ts';
import { servedStudio } from './build-studio.ts';
import { bundleApp } from './bundle/app-files.ts';
import { portOf, readCommandLine } from './command-line.ts';
import { servePreview } from './preview/server.ts';
import { readContent } from './read-content.ts';
import { ContentFolder } from './studio/content-folder.ts';
import { serveStudio } from './studio/server.ts';

const help = `Builds every package, plays them in the preview LMS, and opens the course in the studio: what you change there is
written into its files. While you change the course, npm run dev is quicker.

  npm start -- [--content FOLDER | --from FILE.zip] [--out FOLDER] [--port NUMBER]

  --content FOLDER  where course.yaml is (content/en-GB)
  --from FILE.zip   the course inside a package of ours instead; without the studio, since it has no folder
  --out FOLDER      where to write the packages (dist)
  --port NUMBER     where to serve the preview, or the next free one (8080); the studio takes the one after it
  --help            this text`;

const { values } = readCommandLine({
  name: 'npm start',
  help,
  options: {
    content: { type: 'string' },
    from: { type: 'string' },
    out: { type: 'string' },
    port: { type: 'string', default: '8080' },
  },
});
const { port, ...folders } = values;
const first = portOf(port);
const packages = await buildOrExit(folders);
const { url } = await servePreview({ packages, port: first });
console.log(`Preview LMS: ${url}`);
if (values.from === undefined)
  console.log(
    await studioAt(values.content ?? 'content/en-GB', first === 0 ? 0 : Number(new URL(url).port) + 1),
  );
console.log('Press Ctrl+C to stop.');

/** Serves the studio on the course in a folder, and says so in one sentence. */
async function studioAt(content: string, port: number): Promise<string> {
  const paths = (await readContent(content)).map(({ path }) => path);
  const folder = dirname(paths.find((path) => /(^|[\\/])course\.yaml$/.test(path)) ?? content);
  const page = async (token: string) => servedStudio(await bundleApp(), { folder, token });
  const { url } = await serveStudio({ folder: new ContentFolder(resolve(folder)), page, port });
  return `Studio: ${url} changes the course in a browser and writes into ${folder}.`;
}
