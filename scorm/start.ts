/** `npm start`: builds every package and plays them in the preview LMS. */
import { buildOrExit } from './build.ts';
import { servePreview } from './preview/server.ts';

const packages = await buildOrExit();
const { url } = await servePreview({ packages });
console.log(`Preview LMS: ${url}`);
console.log('Press Ctrl+C to stop.');
