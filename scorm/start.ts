/** `npm start`: builds every package and plays them in the preview LMS. */
import { buildOrExit } from './build.ts';
import { portOf, readCommandLine } from './command-line.ts';
import { servePreview } from './preview/server.ts';

const help = `Builds every package and plays them in the preview LMS. While you change the course, npm run dev is quicker.

  npm start -- [--content FOLDER | --from FILE.zip] [--out FOLDER] [--port NUMBER]

  --content FOLDER  where course.yaml is (content/en-GB)
  --from FILE.zip   the course inside a package of ours instead
  --out FOLDER      where to write the packages (dist)
  --port NUMBER     where to serve the preview, or the next free one (8080)
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
console.log('Press Ctrl+C to stop.');
