/** `npm start`: builds every package, plays them in the preview LMS, and opens the course in the studio. */
import { dirname, resolve } from 'node:path';
import { buildAndSay } from './build.ts';
import { servedStudio } from './build-studio.ts';
import { keptApp } from './bundle/kept-app.ts';
import { endWithProblems, portOf, problemList, readCommandLine } from './command-line.ts';
import { servePreview } from './preview/server.ts';
import { readContent } from './read-content.ts';
import { ContentFolder } from './studio/content-folder.ts';
import { serveStudio } from './studio/server.ts';

const help = `Builds every package, plays them in the preview LMS, and opens the course in the studio: what you change there is
written into its files. A course with problems opens in the studio too, to be mended. While you change the course, npm
run dev is quicker.

  npm start -- [--content FOLDER | --from FILE.zip] [--out FOLDER] [--port NUMBER]

  --content FOLDER  where course.yaml is (content/en-GB)
  --from FILE.zip   the course inside a package of ours instead; without the studio, since it has no folder
  --out FOLDER      where to write the packages (dist)
  --port NUMBER     where to serve the preview, or the next free one (8080); the studio wants the one after it, since a
                    browser keeps undo and earlier versions for each port
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
const built = await buildAndSay(folders);
if ('problems' in built) {
  const end = 'no package was written';
  if (values.from !== undefined) endWithProblems(built.problems, end);
  console.error(
    problemList(built.problems, `${end}. The studio shows where they are, and lets you mend them`),
  );
}
// The studio comes first, so that a preview that has to move to another port does not take its place.
const studio = values.from === undefined ? await studioAt(values.content ?? 'content/en-GB', first) : '';
if ('packages' in built) {
  const { url } = await servePreview({ packages: built.packages, port: first });
  console.log(`Preview LMS: ${url}`);
}
if (studio !== '') console.log(studio);
console.log('Press Ctrl+C to stop.');

/** Serves the studio on the course in a folder, and says so. */
async function studioAt(content: string, first: number): Promise<string> {
  const paths = (await readContent(content)).map(({ path }) => path);
  const folder = dirname(paths.find((path) => /(^|[\\/])course\.yaml$/.test(path)) ?? content);
  const page = async (token: string) => servedStudio(await keptApp(), { folder, token });
  const wanted = first === 0 ? 0 : first + 1;
  const { url } = await serveStudio({ folder: new ContentFolder(resolve(folder)), page, port: wanted });
  const said = `Studio: ${url} changes the course in a browser and writes into ${folder}.`;
  if (wanted === 0 || Number(new URL(url).port) === wanted) return said;
  return `${said}\nPort ${wanted} is taken, perhaps by another npm start: undo and earlier versions from there are not shown here.`;
}
